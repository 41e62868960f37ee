package dev.diptych.capture.cli;

import dev.diptych.archive.SessionId;
import picocli.CommandLine;

/** Reads a session's name as folders and lists show it. */
final class SessionName implements CommandLine.ITypeConverter<SessionId> {
    @Override
    public SessionId convert(String text) {
        try {
            return SessionId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
