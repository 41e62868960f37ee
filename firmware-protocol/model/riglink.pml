/*
 * RigLink's rules about firing, for Spin (PROTOCOL.md, sections 2, 5, 8, 9). ARM stands for all that comes before FIRE.
 *
 * The line loses, doubles and delays requests, and loses replies or holds them back. The board may be reset and may hang: then its
 * command loop does nothing more, but its guard does. The host may die at any time.
 *
 * What must hold: a shot is fired once at most, whatever comes twice or late and whatever is reset; never without a FIRE of
 * the host; a host that hears of a refusal can rely on it; and when the host is dead it is dark in the end.
 *
 * Each rule can be left out, and then something does not hold: NO_CACHE (kept replies), NO_SHOT_ID (only greater ids are
 * armed), NO_NONCE (requests name the board's start), NO_GUARD (a timer of its own for each stay away from rest). With
 * REFUSALS_UNSURE nothing is asked of refusals.
 */
#ifndef SHOTS
#define SHOTS 2
#endif
#define TRIES 2
/* As many as the line can hold requests back: all of a run here, REPLIES_KEPT in truth. */
#define KEPT (2 * SHOTS)

mtype = { ARM, FIRE, OK, REFUSED, STALE };

chan to_board = [2] of { mtype, byte, byte, byte }; /* type, request id, shot, boot */
chan to_host = [1] of { mtype, byte, byte };        /* result, request id, boot */

byte boot = 1;
bool was_reset = false;
byte armed = 0;
byte last_shot = 0;
bool light = false;
byte kept_id[KEPT];
mtype kept_result[KEPT];
byte next_kept = 0;

byte fired[SHOTS + 1];
bool asked[SHOTS + 1];
bool dead = false;

inline act(type, id, shot, result) {
    if
    :: type == ARM && !light && (shot > last_shot || NO_SHOT_ID) -> armed = shot; result = OK
    :: type == FIRE && armed == shot ->
        assert(asked[shot]);
        fired[shot]++;
        assert(fired[shot] == 1);
        light = true;
        last_shot = shot;
        armed = 0;
        result = OK
    :: else -> result = REFUSED
    fi;
    kept_id[next_kept] = id;
    kept_result[next_kept] = result;
    next_kept = (next_kept + 1) % KEPT
}

active proctype Board() {
    mtype type, result;
    byte id, shot, for_boot, slot;
end:
    do
    :: atomic {
        to_board ? type(id, shot, for_boot) ->
        if
        :: for_boot != boot && !NO_NONCE -> result = STALE
        :: else ->
            slot = 0;
            do
            :: slot < KEPT && kept_id[slot] != id -> slot++
            :: else -> break
            od;
            if
            :: slot < KEPT && !NO_CACHE -> result = kept_result[slot]
            :: else -> act(type, id, shot, result)
            fi;
            slot = 0
        fi;
        if
        :: nfull(to_host) -> to_host ! result(id, boot)
        :: full(to_host)
        fi;
        id = 0; shot = 0; for_boot = 0; type = 0; result = 0
    }
    :: atomic { light -> light = false }     /* the timeline's last edge */
    :: atomic { armed != 0 -> armed = 0 }    /* armed for too long */
    :: atomic { !was_reset -> was_reset = true; boot++; armed = 0; last_shot = 0; light = false;
                next_kept = 0;
                do
                :: slot < KEPT -> kept_id[slot] = 0; kept_result[slot] = 0; slot++
                :: else -> break
                od;
                slot = 0 }
    :: goto hung
    od;
hung:
    skip
}

/* Of an output: set before it leaves rest, and apart from the command loop. */
active proctype Guard() {
end:
    do
    :: light && !NO_GUARD -> light = false
    od
}

active proctype Host() {
    byte id = 0, shot = 1, tries = 0, my_boot = 1, answers, sender;
    mtype type = ARM, result;
next:
    id++;
    tries = 0;
    do
    :: tries < TRIES -> atomic {
        tries++;
        asked[shot] = asked[shot] || type == FIRE;
        if
        :: nfull(to_board) -> to_board ! type(id, shot, my_boot)
        :: full(to_board)
        fi
    }
    :: atomic { to_host ? result(answers, sender) ->
        if
        :: answers != id -> skip                                    /* of an earlier one, late */
        :: answers == id && sender != my_boot ->                      /* reset: outcome unknown, that shot never again */
            my_boot = sender; type = ARM; shot++; break
        :: answers == id && sender == my_boot && result == OK && type == ARM -> type = FIRE; break
        :: answers == id && sender == my_boot && result == OK && type == FIRE -> type = ARM; shot++; break
        :: answers == id && sender == my_boot && result != OK ->
            assert(REFUSALS_UNSURE || type == ARM || fired[shot] == 0);
            type = ARM; shot++; break
        fi
    }
    :: tries == TRIES -> goto gone                             /* the link is lost */
    :: goto gone
    od;
    if
    :: shot <= SHOTS -> goto next
    :: else
    fi;
gone:
    dead = true
}

active proctype Line() {
    mtype type;
    byte id, shot, of_boot;
end:
    do
    :: atomic { to_board ? type(id, shot, of_boot) -> skip }                                       /* lost */
    :: atomic { nfull(to_board) && to_board ? [type(id, shot, of_boot)] ->
                to_board ? <type(id, shot, of_boot)>; to_board ! type(id, shot, of_boot) }         /* doubled */
    :: atomic { len(to_board) > 1 -> to_board ? type(id, shot, of_boot);
                to_board ! type(id, shot, of_boot) }                                               /* delayed */
    :: atomic { to_host ? type(id, of_boot) -> skip }
    od
}

#ifdef LIVENESS
ltl dark { [] (dead -> <> !light) }
#endif
