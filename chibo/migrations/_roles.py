"""Two database roles from the first migration on.

The owner migrates. `chibo_web` serves pages: it reads and writes rows and owns nothing, so that no
page, however broken, can alter a table or the history. Default privileges cover every table made
later; `grant_web_role` takes back what history tables must not give.
"""

MAKE = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'chibo_web') THEN
    CREATE ROLE chibo_web NOLOGIN;
  END IF;
END $$;
GRANT USAGE ON SCHEMA public TO chibo_web;
ALTER DEFAULT PRIVILEGES IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO chibo_web;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO chibo_web;
"""
