"""Many rows at once."""

from django.db import connection


def copy_in(rows):
    """Insert unsaved rows of one model by COPY and give them their keys; answers them as a list.

    `bulk_create` spells every value into a statement: of ten thousand members with fifty columns
    that was more than half of the time. Triggers, constraints and generated columns do their work
    as with INSERT.
    """
    rows = list(rows)
    if not rows:
        return rows
    meta = rows[0]._meta
    fields = [field for field in meta.local_concrete_fields if not field.generated]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    with connection.wrap_database_errors, connection.cursor() as cursor:
        _number(cursor, rows, meta)
        with cursor.copy(f"COPY {quote(meta.db_table)} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row([_prepared(field, row) for field in fields])
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias
    return rows


def copy_over(rows, names):
    """Write the columns of these fields of rows that are kept already, all in one UPDATE.

    `bulk_update` spells a case for every row and column. Triggers and constraints do their work as
    with any UPDATE.
    """
    rows = list(rows)
    if not rows or not names:
        return
    meta, quote = rows[0]._meta, connection.ops.quote_name
    fields = [meta.pk, *(meta.get_field(name) for name in names)]
    table, key = quote(meta.db_table), quote(meta.pk.column)
    columns = [quote(field.column) for field in fields]
    with connection.wrap_database_errors, connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE copied_over ON COMMIT DROP AS"
            f" SELECT {', '.join(columns)} FROM {table} WITH NO DATA"
        )
        with cursor.copy(f"COPY copied_over ({', '.join(columns)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row([_prepared(field, row) for field in fields])
        written = ", ".join(f"{column} = copied_over.{column}" for column in columns[1:])
        cursor.execute(
            f"UPDATE {table} SET {written} FROM copied_over WHERE {table}.{key} = copied_over.{key}"
        )
        cursor.execute("DROP TABLE copied_over")


def _number(cursor, rows, meta):
    """Draw the keys. The statement does not begin with SELECT on purpose: django-pghistory then
    hands the signature of the act to the transaction, which COPY itself cannot carry."""
    cursor.execute(
        "WITH drawn AS (SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s))"
        " SELECT * FROM drawn",
        [meta.db_table, meta.pk.column, len(rows)],
    )
    for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
        row.pk = key


def _prepared(field, row):
    return field.get_db_prep_save(field.pre_save(row, add=True), connection)
