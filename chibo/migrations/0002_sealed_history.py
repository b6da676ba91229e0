"""Keys for sorting and search, and the shared context table closed for good.

django-pghistory's trigger function writes a context row and updates it on every later statement. Our
event rows carry their context themselves, so the function has nothing left to do.
"""

from django.db import migrations

from chibo.vietnamese import keys_sql

SEAL = """
CREATE OR REPLACE FUNCTION _pgh_attach_context() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT NULLIF(current_setting('pghistory.context_id', TRUE), '')::uuid $$;
CREATE FUNCTION chibo_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'history is append-only: %', TG_TABLE_NAME; END $$;
CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OR DELETE ON pghistory_context
  FOR EACH STATEMENT EXECUTE FUNCTION chibo_refuse();
"""
UNSEAL = "DROP FUNCTION chibo_refuse() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [
        ("chibo", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]
    operations = [
        migrations.RunSQL(keys_sql.create_search_key(), migrations.RunSQL.noop),
        migrations.RunSQL(keys_sql.create_sort_key(), keys_sql.drop_keys()),
        migrations.RunSQL(SEAL, UNSEAL),
    ]
