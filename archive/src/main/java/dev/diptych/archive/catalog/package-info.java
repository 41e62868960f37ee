/**
 * An index of an archive, for questions that would otherwise read every document: {@code catalog.sqlite} in the
 * archive's root. It holds nothing that is not in the archive, and may be deleted at any time: whoever opens it next
 * makes it anew. It is the only place that knows SQLite and Jdbi.
 *
 * <h2>When it is made anew</h2>
 *
 * The writer of an archive knows nothing of the catalogue. It carries the archive's fingerprint
 * ({@link dev.diptych.archive.ArchiveReader#fingerprint()}), taken <em>before</em> the documents were read: what changes
 * while they are read makes the next opening build again. A file that is missing, damaged, of another schema version
 * ({@code user_version}) or of another fingerprint is built anew, in a temporary file beside it that is then renamed, so
 * that a half-built one never has the name. A file is never changed in place, so that whoever has it open goes on
 * reading what he opened, and two programs that build at once merely do the work twice. Where the folder cannot be
 * written, the catalogue is built in memory.
 *
 * <h2>What of a subject it holds</h2>
 *
 * Opaque ids, the consent's id and terms, and of pairs the time, size, verdict and its reason. What a person wrote about
 * a session stays in its {@code session.json}. When a subject's folder is deleted, its rows go with the next opening, or
 * with the catalogue's file.
 */
@NullMarked
package dev.diptych.archive.catalog;

import org.jspecify.annotations.NullMarked;
