package dev.diptych.capture.mqtt;

import dev.diptych.capture.access.Access;
import dev.diptych.capture.access.Caller;
import dev.diptych.capture.access.Permission;
import dev.diptych.capture.access.Secrets;
import dev.diptych.capture.broker.BrokerAccess;
import java.util.Optional;

/**
 * The embedded broker's door: a token's name and the token are user and password, and topics follow the token's permissions.
 * Whatever is not named here is refused (Mosquitto CVE-2018-12550: an empty list allowed all).
 */
public final class BrokerRights implements BrokerAccess {
    /** The rig itself; no token can bear that name. */
    public static final String RIG_USER = "_rig";
    /** How rigs' own clients name themselves: another client of such an id would throw the rig off its broker. */
    private static final String RIG_CLIENTS = "diptych-";
    private static final int SHORTEST_PASSWORD = 32;

    private final Access access;
    private final String rigPassword;
    private final Topics topics;

    /**
     * @param rig its id in topics
     * @param rigPassword random, of this run of the program; the rig's own client names it with {@link #RIG_USER}
     */
    public BrokerRights(Access access, String rig, String rigPassword) {
        if (rigPassword.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException("A rig's own password has at least " + SHORTEST_PASSWORD
                    + " characters; newRigPassword() makes one.");
        }
        this.access = access;
        this.rigPassword = rigPassword;
        this.topics = new Topics(rig);
    }

    /** A password for {@link #RIG_USER}, 256 random bits. */
    public static String newRigPassword() {
        return new Secrets().word();
    }

    @Override
    public boolean mayConnect(String user, String password, String clientId) {
        return user.equals(RIG_USER)
                ? Secrets.same(rigPassword, password)
                : !clientId.startsWith(RIG_CLIENTS) && access.byToken(user, password).isPresent();
    }

    @Override
    public boolean mayPublish(String user, String topic) {
        if (user.equals(RIG_USER)) {
            return true;
        }
        Optional<Permission> needed = topics.verbOf(topic).map(Verb::permission);
        return needed.isPresent() && may(user, needed.get());
    }

    @Override
    public boolean mayReceive(String user, String filter) {
        if (user.equals(RIG_USER)) {
            return true;
        }
        if (filter.startsWith(topics.reply(user + "/"))) {
            return access.tokenNamed(user).isPresent();
        }
        boolean told = filter.equals(topics.state()) || filter.startsWith(topics.event(""))
                || filter.equals(topics.discovery());
        return told && may(user, Permission.WATCH);
    }

    private boolean may(String user, Permission needed) {
        Optional<Caller> caller = access.tokenNamed(user);
        return caller.isPresent() && caller.get().may(needed);
    }
}
