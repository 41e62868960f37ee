package dev.diptych.capture.access;

import dev.diptych.capture.OperatorException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who is this? Operators sign in with a password, programs with a token; whoever stands at the rig makes an operator with a
 * pairing code. Nobody is anybody while {@code access.json} cannot be believed. For any thread.
 */
public final class Access {
    /** How long a pairing code is good for. */
    public static final Duration PAIRING_LASTS = Duration.ofMinutes(5);
    static final int PAIRING_TRIES = 5;
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 256;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final AccessFile file;
    private final InstantSource clock;
    private final Secrets secrets = new Secrets();
    private final WebSessions sessions = new WebSessions();
    private final SignInBackOff backOff = new SignInBackOff();
    private final PasswordHash passwords;

    private Access(AccessFile file, InstantSource clock, PasswordHash.Work work) {
        this.file = file;
        this.clock = clock;
        passwords = new PasswordHash(work, secrets);
    }

    /**
     * @param stateFolder is made if it is not there
     * @throws OperatorException if the folder or a secret in it cannot be believed (see {@link StateFolder}), or this program
     *             cannot write to it
     */
    public static Access open(Path stateFolder, InstantSource clock) throws OperatorException {
        return open(stateFolder, clock, PasswordHash.Work.USUAL);
    }

    static Access open(Path stateFolder, InstantSource clock, PasswordHash.Work work) throws OperatorException {
        return open(new AccessFile(StateFolder.open(stateFolder, StateFolder.ThisUser.REAL), AccessLock.USUAL_PAUSE),
                clock,
                work);
    }

    static Access open(AccessFile file, InstantSource clock, PasswordHash.Work work) throws OperatorException {
        Access access = new Access(file, clock, work);
        access.file.read();
        return access;
    }

    /** Whether somebody has paired: there is an operator. */
    public boolean paired() {
        return !document().operators().isEmpty();
    }

    public Optional<Caller> byToken(String token) {
        return tokenOf(token).map(AccessDocument.Token::caller);
    }

    /** The same for protocols that send a name along: both must fit. */
    public Optional<Caller> byToken(String name, String token) {
        return tokenOf(token).map(AccessDocument.Token::caller).filter(caller -> caller.name().equals(name));
    }

    /** What the holder of a token may do, after it was seen. */
    public Optional<Caller> tokenNamed(String name) {
        return document().token(name).map(AccessDocument.Token::caller);
    }

    public Optional<Caller> bySession(String id) {
        return session(id, true);
    }

    /** The same, without it being a use of the session: for whoever looks after an open connection. */
    public Optional<Caller> stillBySession(String id) {
        return session(id, false);
    }

    /** @param address where it comes from */
    public SignIn signIn(String name, String password, String address) {
        Instant now = clock.instant();
        if (!backOff.maySignIn(now, name, address)) {
            return new SignIn.Out();
        }
        Optional<AccessDocument.Operator> operator = document().operator(name);
        if (!passwords.fits(operator.map(AccessDocument.Operator::passwordHash), password) || operator.isEmpty()) {
            return new SignIn.Out();
        }
        backOff.signedIn(name, address);
        return begin(operator.get(), now);
    }

    /**
     * Makes an operator, or gives one a new password, by the code that the rig shows.
     *
     * @throws OperatorException if it cannot be written down, or another program holds the file
     */
    public SignIn pair(String code, String name, String password, String address) throws OperatorException {
        Instant now = clock.instant();
        Optional<String> unfit = unfit(name, password);
        if (unfit.isPresent()) {
            return new SignIn.Unfit(unfit.get());
        }
        if (!backOff.mayPair(now, address)) {
            return new SignIn.Out();
        }
        AccessDocument.Operator operator = new AccessDocument.Operator(name, passwords.of(password),
                List.copyOf(EnumSet.allOf(Permission.class)), text(now));
        AccessDocument after = file.change(before -> paired(before, code, operator, now));
        if (!after.operators().contains(operator)) {
            return new SignIn.Out();
        }
        backOff.paired(address);
        return begin(operator, now);
    }

    public void signOut(String sessionId) {
        sessions.end(sessionId);
    }

    /**
     * A new pairing code; the one before is worth nothing from now on.
     *
     * @return six digits, to be shown to whoever stands at the rig and to nobody else
     * @throws OperatorException if it cannot be written down, as on a full disk: a code that is kept in memory would be shown in
     *             vain, because the operator whom it makes cannot be written down either
     */
    public String newPairingCode() throws OperatorException {
        String code = secrets.code();
        AccessDocument.Pairing pairing = new AccessDocument.Pairing(passwords.of(code),
                text(clock.instant().plus(PAIRING_LASTS)), PAIRING_TRIES);
        file.change(before -> before.with(pairing));
        return code;
    }

    /**
     * @return the token, which is kept nowhere
     * @throws OperatorException if there is one of that name
     */
    public String addToken(String name, Set<Permission> permissions) throws OperatorException {
        if (permissions.isEmpty()) {
            throw new OperatorException("A token that may do nothing is of no use; say what it may do.");
        }
        Caller caller;
        try {
            caller = new Caller(name, permissions);
        } catch (IllegalArgumentException e) {
            throw new OperatorException(String.valueOf(e.getMessage()), e);
        }
        String word = secrets.word();
        AccessDocument.Token token = new AccessDocument.Token(name, Secrets.hash(word),
                List.copyOf(caller.permissions()), text(clock.instant()));
        AccessDocument after = file
                .change(before -> before.token(name).isPresent() ? before : before.with(token));
        if (!after.tokens().contains(token)) {
            throw new OperatorException("There is a token named " + name + " already; revoke it first, or choose"
                    + " another name.");
        }
        return word;
    }

    /** @return whether there was one */
    public boolean revoke(String name) throws OperatorException {
        boolean[] found = new boolean[1];
        file.change(before -> {
            found[0] = before.token(name).isPresent();
            return before.withoutToken(name);
        });
        return found[0];
    }

    public List<TokenFacts> tokens() {
        return document().tokens()
                .stream()
                .map(token -> new TokenFacts(token.name(), token.permissions(), token.madeAt()))
                .toList();
    }

    private AccessDocument paired(AccessDocument before, String code, AccessDocument.Operator operator, Instant now) {
        AccessDocument.Pairing pairing = before.pairing();
        if (pairing == null || !now.isBefore(Instant.parse(pairing.expiresAt()))) {
            return before.with((AccessDocument.Pairing) null);
        }
        if (passwords.fits(Optional.of(pairing.codeHash()), code)) {
            return before.with(operator).with((AccessDocument.Pairing) null);
        }
        int left = pairing.triesLeft() - 1;
        return before.with(left <= 0
                ? null
                : new AccessDocument.Pairing(pairing.codeHash(), pairing.expiresAt(), left));
    }

    private SignIn begin(AccessDocument.Operator operator, Instant now) {
        String id = secrets.word();
        sessions.begin(id, operator.name(), operator.passwordHash(), now);
        return new SignIn.In(id, operator.caller());
    }

    private Optional<Caller> session(String id, boolean use) {
        return sessions.find(id, clock.instant(), use)
                .flatMap(open -> document().operator(open.operator())
                        .filter(operator -> operator.passwordHash().equals(open.passwordHash())))
                .map(AccessDocument.Operator::caller);
    }

    private Optional<AccessDocument.Token> tokenOf(String word) {
        if (!WORD.matcher(word).matches()) {
            return Optional.empty();
        }
        String hash = Secrets.hash(word);
        return document().tokens().stream().filter(token -> Secrets.same(token.sha256(), hash)).findFirst();
    }

    private AccessDocument document() {
        try {
            return file.read();
        } catch (OperatorException e) {
            // Somebody has spoilt it while this program runs: nobody is let in until it is mended.
            return AccessDocument.EMPTY;
        }
    }

    private static Optional<String> unfit(String name, String password) {
        try {
            new Caller(name, Set.of());
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            return Optional.of("A password has " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD
                    + " characters; choose another one.");
        }
        return Optional.empty();
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
