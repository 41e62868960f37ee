#!/usr/bin/env python3
"""Asks a rig for pairs over HTTP, one after the other, and says what became of each.

Needs nothing but Python 3. The token, with the permissions watch and capture, is the only line of a file.
Exit code 0: no pair need be taken again; 1: at least one must; 2: something failed, in one sentence on stderr.
"""

import argparse
import http.client
import json
import sys
import time
import urllib.parse
import uuid


class Failed(Exception):
    """The message is a sentence for whoever runs this."""


class Rig:
    """The rig's interface under /api/v1."""

    def __init__(self, url, token):
        try:
            parts = urllib.parse.urlsplit(url)
            known = parts.scheme in ("http", "https") and parts.hostname
            self._port = parts.port
        except ValueError:
            known = False
        if not known:
            raise Failed(f'"{url}" is no address of a rig; write it as http://localhost:7180.')
        self._url = url
        self._connection = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self._host = parts.hostname
        self._headers = {"Authorization": "Bearer " + token, "Content-Type": "application/json"}

    def ask(self, method, path, body=None):
        """Returns the status and the document; raises OSError or HTTPException if no answer came."""
        connection = self._connection(self._host, self._port, timeout=10)
        try:
            connection.request(method, "/api/v1" + path, None if body is None else json.dumps(body), self._headers)
            answer = connection.getresponse()
            document = answer.read()
        finally:
            connection.close()
        try:
            return answer.status, json.loads(document)
        except ValueError:
            raise Failed(f"What answers at {self._url} is not a rig's console.") from None

    def get(self, path):
        status, document = self.ask("GET", path)
        if status not in (200, 404):
            raise Failed(sentence(document))
        return status, document

    def trigger(self, trigger_id, epoch):
        """The same id may be sent again when no answer came: no rig obeys it twice."""
        for attempt in range(3):
            try:
                status, document = self.ask("POST", "/captures", {"trigger_id": trigger_id, "epoch": epoch})
                break
            except (OSError, http.client.HTTPException):
                if attempt == 2:
                    raise
        if status not in (200, 202):
            raise Failed(sentence(document))


def sentence(document):
    return document.get("sentence") or f"The rig refused, and said only {json.dumps(document)}."


def wait_for(what, deadline_s, look):
    """Looks four times a second, until there is something."""
    end = time.monotonic() + deadline_s
    while True:
        found, why_not = look()
        if found is not None:
            return found
        if time.monotonic() > end:
            raise Failed(f"{what} within {deadline_s:g} s{why_not}")
        time.sleep(0.25)


def armed(rig):
    _, state = rig.get("/state")
    if state["phase"] == "FAULT":
        raise Failed(f"The rig has a fault: {(state.get('fault') or {}).get('sentence', 'look at its console.')}")
    if state["phase"] == "ARMED":
        return state, ""
    objection = (state.get("objection") or {}).get("sentence")
    return None, f": {objection}" if objection else f"; it is {state['phase']}."


def finished(rig, trigger_id):
    status, report = rig.get("/captures/" + trigger_id)
    return (report, "") if status == 200 else (None, "; look at its console.")


def line(report):
    facts = report["facts"]
    words = [facts["pair_id"], facts["verdict"]]
    if facts.get("gap_ms") is not None:
        words.append(f"gap {facts['gap_ms']:.1f} ms")
    if facts.get("sentence"):
        words.append("- " + facts["sentence"])
    return " ".join(words)


def run(wish):
    try:
        with open(wish.token_file, encoding="ascii") as file:
            token = file.read().strip()
    except (OSError, UnicodeDecodeError) as failure:
        raise Failed(f"The token cannot be read from {wish.token_file} ({failure}).") from None
    if not token or not token.isprintable():
        raise Failed(f"{wish.token_file} must hold the token alone, in one line.")
    rig = Rig(wish.url, token)
    retakes = 0
    for _ in range(wish.pairs):
        state = wait_for("The rig was not armed", wish.wait_s, lambda: armed(rig))
        trigger_id = str(uuid.uuid4())
        rig.trigger(trigger_id, state["epoch"])
        report = wait_for("The pair was not finished", wish.wait_s, lambda: finished(rig, trigger_id))
        print(line(report), flush=True)
        retakes += report["facts"]["verdict"] == "RETAKE"
    return 1 if retakes else 0


def positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("it must be 1 or more")
    return number


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--url", default="http://localhost:7180", help="the rig's console (default: %(default)s)")
    options.add_argument("--token-file", required=True, help="file with the token alone")
    options.add_argument("--pairs", type=positive, default=1, help="how many (default: %(default)s)")
    options.add_argument("--wait-s", type=positive, default=120, help="for the rig, and for each pair, in seconds (default: %(default)s)")
    wish = options.parse_args()
    try:
        return run(wish)
    except Failed as failure:
        print(f"trigger_session: {failure}", file=sys.stderr)
    except (OSError, http.client.HTTPException) as failure:
        print(f"trigger_session: No answer from {wish.url} ({failure}); is the rig running?", file=sys.stderr)
    except (KeyError, TypeError) as failure:
        print(f"trigger_session: The rig's answer lacks what this script needs ({failure}); their versions differ.", file=sys.stderr)
    except KeyboardInterrupt:
        print("trigger_session: Stopped; a pair that was asked for is taken all the same.", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
