package dev.diptych.archive;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Why something could not be stored or read. The message is one sentence for the operator: the path, what happened, how
 * much space was free and needed where that is the reason, and what to do. {@link #code} is stable, for machines.
 */
public final class ArchiveException extends IOException {
    /** Names are part of the contract with scripts; none is ever renamed. */
    public enum Code {
        E_STORAGE_FULL, E_STORAGE_READONLY,
        /** The disk did not confirm that written bytes are safe. */
        E_STORAGE_SYNC, E_STORAGE_IO,
        /** The disk has not answered for a long time. */
        E_STORAGE_STALLED, E_PAIR_EXISTS, E_SESSION_EXISTS, E_NO_SESSION,
        /** No consent, one that has ended, or one that cannot be read: nothing may be taken or read. */
        E_CONSENT,
        /** A trigger's id that the journal cannot hold. */
        E_TRIGGER,
        /** The trigger was obeyed already. */
        E_TRIGGER_REPEATED,
        /** Another program writes to this archive. */
        E_ARCHIVE_BUSY,
        /** All pair numbers of a session are used. */
        E_SESSION_FULL,
        /** The path holds something else than an archive. */
        E_NOT_AN_ARCHIVE,
        /** A document of the archive is damaged or of a later version than this program knows. */
        E_ARCHIVE_DOCUMENT,
        /** The path holds something else than an export. */
        E_NOT_AN_EXPORT,
        /** An export that is not finished, not whole, or not fit for what is asked of it. */
        E_EXPORT
    }

    private final Code code;

    public ArchiveException(Code code, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
