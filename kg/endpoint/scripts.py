"""The scripts that load the files of `kg push --files` with the means of each kind of server."""

from __future__ import annotations

_HEAD = """#!/bin/sh
# {what}
# Usage: {usage}
set -eu
here=$(cd "$(dirname "$0")" && pwd)
(cd "$here" && sha256sum --check --quiet SHA256SUMS)
"""


def _script(what: str, usage: str, body: str) -> str:
    return _HEAD.format(what=what, usage=usage) + body.lstrip("\n")


SCRIPTS = {
    "load-oxigraph.sh": _script(
        "Loads all files into an Oxigraph database; no server may be running on it.",
        "./load-oxigraph.sh DATABASE_FOLDER",
        """
oxigraph load --location "$1" --format nq --file "$here"/*.nq.gz
""",
    ),
    "load-virtuoso.sh": _script(
        "Loads all files into a running Virtuoso 7 or 8; this folder must be under DirsAllowed in virtuoso.ini.",
        "./load-virtuoso.sh HOST:PORT USER   (the SQL port, usually localhost:1111; asks for the password)",
        """
isql=$(command -v isql-vt || command -v isql-v || command -v isql)
"$isql" "$1" "$2" VERBOSE=OFF "exec=
DELETE FROM DB.DBA.LOAD_LIST WHERE ll_file LIKE '$here/%';
ld_dir('$here', '*.nq.gz', 'urn:parley:no-graph');
rdf_loader_run();
checkpoint;
SELECT ll_file, ll_error FROM DB.DBA.LOAD_LIST WHERE ll_file LIKE '$here/%' AND (ll_error IS NOT NULL OR ll_state <> 2);
"
""",
    ),
    "load-fuseki.sh": _script(
        "Loads all files into a TDB2 database of Jena Fuseki; Fuseki must not be running on it.",
        "./load-fuseki.sh DATABASE_FOLDER",
        """
tdb2.tdbloader --loc "$1" "$here"/*.nq.gz
""",
    ),
    "load-graphdb.sh": _script(
        "Loads all files into a repository of GraphDB; GraphDB must not be running.",
        "./load-graphdb.sh REPOSITORY",
        """
importrdf load --force --id "$1" "$here"/*.nq.gz
""",
    ),
    "load-rdf4j.sh": _script(
        "Loads all files into a repository of a running RDF4J server; a netrc file (NETRC) gives the password.",
        "./load-rdf4j.sh http://HOST:8080/rdf4j-server/repositories/NAME",
        """
for file in "$here"/*.nq.gz; do
  gunzip --stdout "$file" | curl --fail --silent --show-error --netrc-optional \\
    --header 'Content-Type: application/n-quads' --data-binary @- "$1/statements"
done
""",
    ),
    "load-qlever.sh": _script(
        "Writes one N-Quads file for the index builder of QLever.",
        "./load-qlever.sh OUTPUT.nq   (then: qlever index with FORMAT = nq and INPUT_FILES = OUTPUT.nq)",
        """
gunzip --stdout "$here"/*.nq.gz > "$1"
""",
    ),
}
"""File name -> script."""
