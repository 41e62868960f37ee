package dev.diptych.capture.web;

/** A request that is answered with a sentence instead. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String sentence;

    /** @param sentence of the answer; code and sentence are its JSON document */
    record Document(String code, String sentence) {}

    Problem(int status, String code, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
        this.code = code;
        this.sentence = sentence;
    }

    static Problem payload(String sentence) {
        return new Problem(400, "E_PAYLOAD", sentence);
    }

    static Problem notFound(String what) {
        return new Problem(404, "E_NOT_FOUND", "There is no such " + what + "; look at the list of them.");
    }

    static Problem notAuthenticated() {
        return new Problem(401, "E_NOT_AUTHENTICATED", "Nobody is signed in here; sign in, or send a token.");
    }

    static Problem notAuthorised(String name) {
        return new Problem(403, "E_NOT_AUTHORISED",
                name + " may not do this; ask whoever gave out the token or the name.");
    }

    static Problem origin() {
        return new Problem(403, "E_ORIGIN", "Another site asked for this; open the console itself and do it there.");
    }

    static Problem tooLarge(int bytes) {
        return new Problem(413, "E_PAYLOAD", "The body is larger than " + bytes + " bytes; send less.");
    }

    int status() {
        return status;
    }

    Document document() {
        return new Document(code, sentence);
    }
}
