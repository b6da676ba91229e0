"""The two database roles: the owner migrates, `chibo_web` serves pages and owns nothing."""

from urllib.parse import quote

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from chibo.server import keys
from chibo.server.cluster import SUPERUSER
from chibo.server.trouble import Trouble

OWNER = "chibo_owner"
WEB = "chibo_web"
DATABASE = "chibo"
ONE_AT_A_TIME = 20250930  # any number, the same for all commands of one cluster


def address(places, role, database=DATABASE):
    """The address of the embedded database as seen by a role."""
    password = keys.database_password(places, role)
    return f"postgresql://{role}:{password}@{quote(str(places.sockets), safe='')}/{database}"


def connects(url):
    """Whether this address lets us in."""
    try:
        psycopg.connect(url, connect_timeout=10).close()
    except psycopg.OperationalError:
        return False
    return True


def ensure(places):
    """Make database and roles of the embedded cluster, if that has not been done."""
    if connects(address(places, WEB)) and connects(address(places, OWNER)):
        return
    try:
        connection = psycopg.connect(address(places, SUPERUSER, "postgres"), autocommit=True)
    except psycopg.OperationalError as error:
        raise Trouble(
            f"Mật khẩu trong {places.secrets} không khớp với cơ sở dữ liệu: hãy chép lại thư mục "
            "này, hoặc khôi phục từ bản sao lưu."
        ) from error
    with connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        for role in (OWNER, WEB):
            _grant_login(connection, role, keys.database_password(places, role))
        if not _exists(connection, "SELECT FROM pg_database WHERE datname = %s", DATABASE):
            connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
        connection.execute(f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC")
        connection.execute(f"GRANT CONNECT ON DATABASE {DATABASE} TO {WEB}")


def _exists(connection, query, name):
    return connection.execute(query, [name]).fetchone() is not None


def _grant_login(connection, role, password):
    verb = (
        "ALTER"
        if _exists(connection, "SELECT FROM pg_roles WHERE rolname = %s", role)
        else "CREATE"
    )
    connection.execute(_login(connection, verb, role, password))


def _login(connection, verb, role, password):
    """The statement that sets a password, carrying its SCRAM verifier and not the password."""
    verifier = connection.pgconn.encrypt_password(
        password.encode(), role.encode(), b"scram-sha-256"
    ).decode()
    return sql.SQL(f"{verb} ROLE {{}} LOGIN PASSWORD {{}}").format(
        sql.Identifier(role), sql.Literal(verifier)
    )


def web_address(owner_url, places):
    """The web role's address on a server of somebody else's; makes the role where we may."""
    parts = conninfo_to_dict(owner_url)
    password = keys.database_password(places, WEB)
    url = psycopg.conninfo.make_conninfo(**parts | {"user": WEB, "password": password})
    if connects(url):
        return url
    try:
        with psycopg.connect(owner_url, autocommit=True, connect_timeout=10) as connection:
            _make_outside(connection, password)
    except psycopg.OperationalError as error:
        raise Trouble(
            f"Không kết nối được tới DATABASE_URL: {str(error).splitlines()[0]}"
        ) from error
    if not connects(url):
        raise Trouble(f"Vai trò {WEB} không đăng nhập được vào DATABASE_URL: hãy xem pg_hba.conf.")
    return url


def _make_outside(connection, password):
    known = connection.execute(
        "SELECT rolcanlogin FROM pg_roles WHERE rolname = %s", [WEB]
    ).fetchone()
    verb = "ALTER" if known else "CREATE"
    database = sql.Identifier(connection.info.dbname)
    statements = [
        _login(connection, verb, WEB, password),
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, sql.Identifier(WEB)),
    ]
    try:
        if known and known[0]:  # somebody set its password: not ours to change
            raise psycopg.errors.InsufficientPrivilege
        with connection.transaction():
            for statement in statements:
                connection.execute(statement)
    except psycopg.errors.InsufficientPrivilege as error:
        script = "\n".join(f"  {statement.as_string(connection)};" for statement in statements)
        raise Trouble(
            "Tài khoản trong DATABASE_URL không được tạo vai trò: hãy nhờ người quản trị cơ sở dữ "
            f"liệu chạy lệnh sau rồi chạy lại.\n{script}"
        ) from error
