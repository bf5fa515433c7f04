#!/bin/sh
# Tonight's backup of a node in Docker, for cron: backup.sh FOLDER. It keeps 35 days.
set -eu
umask 077
to=${1:?name the folder for backups}
cd "$(dirname "$0")"
name="$to/nabij-$(date +%FT%H%M)"
# a file under its own name is a whole one
docker compose exec -T node nabij backup - > "$name.part"
mv "$name.part" "$name"
find "$to" -name 'nabij-*' -mtime +34 -delete
