#!/bin/sh
# Asks a rig for one pair over HTTP and says what became of it. Needs curl and the tools every system has.
# trigger_session.sh TOKEN_FILE [URL] [WAIT_S]: the token, with the permissions watch and capture, alone in its file.
# Exit code 0: the pair need not be taken again; 1: it must; 2: something failed, in one sentence on stderr.
set -eu

fail() {
    echo "trigger_session: $1" >&2
    exit 2
}

[ $# -ge 1 ] || fail 'Name the file with the token: trigger_session.sh TOKEN_FILE [URL].'
token_file=$1
url=${2:-http://localhost:7180}
wait_s=${3:-120}
token=$(tr -d '\r\n' 2>/dev/null <"$token_file") || fail "The token cannot be read from $token_file."

# Sets status and document. The token goes in by a pipe, so that no list of processes shows it.
ask() {
    answer=$(printf 'header = "Authorization: Bearer %s"\n' "$token" |
        curl --config - --silent --max-time 10 --header 'Content-Type: application/json' --write-out '\n%{http_code}' "$@") ||
        fail "No answer from $url; is the rig running?"
    status=${answer##*
}
    document=${answer%
*}
}

# The first text of that name in the document.
text() {
    printf '%s' "$document" | grep -o "\"$1\" *: *\"[^\"]*\"" | head -n 1 | sed 's/^"[^"]*" *: *"//; s/"$//'
}

said() {
    sentence=$(text sentence)
    printf '%s' "${sentence:-The rig answered with the status $status.}"
}

# Once a second: what is fresh is the trigger's id, not the answer.
end=$(($(date +%s) + wait_s))
while :; do
    ask "$url/api/v1/state"
    [ "$status" = 200 ] || fail "$(said)"
    phase=$(text phase)
    case $phase in
        ARMED) break ;;
        FAULT) fail "The rig has a fault: $(said)" ;;
    esac
    [ "$(date +%s)" -lt "$end" ] || fail "The rig was not armed within $wait_s s; it is ${phase:-of another version}."
    sleep 1
done
epoch=$(text epoch)

trigger_id=$(cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen) || fail 'Nothing here makes a fresh id; install uuidgen.'
ask --request POST --data "{\"trigger_id\":\"$trigger_id\",\"epoch\":\"$epoch\"}" "$url/api/v1/captures"
case $status in
    200 | 202) ;;
    *) fail "$(said)" ;;
esac

end=$(($(date +%s) + wait_s))
while :; do
    ask "$url/api/v1/captures/$trigger_id"
    case $status in
        200) break ;;
        404) ;;
        *) fail "$(said)" ;;
    esac
    [ "$(date +%s)" -lt "$end" ] || fail "The pair was not finished within $wait_s s; look at the rig's console."
    sleep 1
done

verdict=$(text verdict)
sentence=$(text sentence)
echo "$(text pair_id) $verdict${sentence:+ - $sentence}"
[ "$verdict" != RETAKE ] || exit 1
