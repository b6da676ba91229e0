from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import connection
from pgtrigger import Protect

# django-pgtrigger lets whoever sets `pgtrigger.ignore` go past its triggers. That is for owners who
# mend data; the web role is held by every trigger. Installing triggers writes the function anew.
NEVER_IGNORED = """
CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name name) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT current_user <> 'chibo_web' AND coalesce(
    trigger_name = ANY (NULLIF(current_setting('pgtrigger.ignore', TRUE), '')::text[]), FALSE)
$$
"""


class Command(BaseCommand):
    help = "Giao cho vai trò chibo_web đúng những quyền mà trang web cần; chạy sau mỗi lần migrate."

    def handle(self, **_):
        append_only = {
            model._meta.db_table
            for model in apps.get_models(include_auto_created=True)
            if any(isinstance(trigger, Protect) for trigger in getattr(model._meta, "triggers", ()))
        }
        quote = connection.ops.quote_name
        with connection.cursor() as cursor:
            cursor.execute(NEVER_IGNORED)
            cursor.execute("GRANT USAGE ON SCHEMA public TO chibo_web")
            cursor.execute(
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO chibo_web"
            )
            cursor.execute("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO chibo_web")
            for table in sorted(append_only):
                cursor.execute(f"REVOKE UPDATE, DELETE ON {quote(table)} FROM chibo_web")
            for table in ("django_migrations", "pghistory_context"):
                cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON {table} FROM chibo_web")
