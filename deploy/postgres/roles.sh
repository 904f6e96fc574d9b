#!/bin/sh
# Runs once, in an empty cluster: the extension, the owner of the tables, and the application's user, who owns nothing.
set -eu
psql -v ON_ERROR_STOP=1 --username postgres --dbname opora <<'SQL'
\getenv app OPORA_DB_PASSWORD
\getenv owner OPORA_DB_OWNER_PASSWORD
create role opora_owner login nosuperuser nobypassrls nocreaterole password :'owner';
create role opora_app login nosuperuser nobypassrls nocreaterole nocreatedb password :'app';
alter database opora owner to opora_owner;
create extension vector;
SQL
