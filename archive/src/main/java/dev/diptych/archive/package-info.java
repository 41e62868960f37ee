/**
 * What lies on disk: the layout, the metadata beside each photograph, and the commit that makes a pair safe.
 *
 * <h2>Layout</h2>
 *
 * <pre>
 * dataset_description.json                       name, generated_by
 * writer.lock                                    held by the one program that writes
 * journal/000001.jsonl                           one file for each opening, a line for each intent and its end
 * sub-017/ses-02/session.json                    the session: its consent, and what its writer says of it
 * sub-017/ses-02/pair-0007/
 *     sub-017_ses-02_pair-0007_light-studio.dng  the camera's own bytes, with the camera's own extension
 *     sub-017_ses-02_pair-0007_light-studio.json its sidecar; light-flash and light-dark likewise
 *     sub-017_ses-02_pair-0007_events.tsv        what switched when, planned and executed
 *     sub-017_ses-02_pair-0007_plan.json         the shot as it was planned
 *     manifest.json                              size and SHA-256 of each file above; written last
 *     derivatives/                               can be made again at any time; never in the manifest
 * sub-017/ses-02/incoming/pair-0008/             a pair that is being written
 * sub-017/ses-02/partial/pair-0005/              what was left of one that was not finished; partial.json says why
 * calibration/
 *     calibration-20260726T120000.000Z.json      what was measured of the rig; the name says when, in UTC
 *     calibration-20260726T120000.000Z.html      the same as a page
 * catalog.sqlite                                 an index, made from the rest and made again when it is not there
 * </pre>
 *
 * Every photograph and document of a subject lies under its folder; elsewhere there are opaque ids, and in the
 * catalogue the verdicts' sentences. Version 1 of the layout staged
 * pairs in {@code incoming/} at the root, knew no journal and no consent; it is read, and taken on when it is opened for
 * writing.
 *
 * The names follow BIDS (entities in a fixed order, a sidecar per file, {@code n/a} for what is missing); it is a
 * profile of its own and no certified BIDS. Subject and session ids are opaque codes, never names or dates.
 *
 * <h2>JSON</h2>
 *
 * Every document begins with {@code "schema_version"}, the version of this layout as a whole (a reader refuses a
 * greater one than it knows), and {@code "encoding": "utf-8"}, how the document's own bytes are read. A sidecar states
 * how the <em>photograph's</em> bytes are read in a second key, the object {@code "pixel_encoding"}; its keys belong to
 * whoever took the frame. Then come the archive's own keys in a fixed order and the caller's keys sorted by name, so
 * that equal content gives equal bytes. Two blanks of indent, LF, a final newline. {@code events.tsv} is UTF-8 with one
 * header row.
 *
 * <h2>Consent</h2>
 *
 * A session has a consent before its first frame: without one that is valid there is no intent, and without an intent
 * there is no commit. Readers that use pictures ask for a scope, and whatever is wrong with a consent, missing, damaged,
 * ended, of an unknown form, reads as no consent.
 *
 * <h2>Journal</h2>
 *
 * Before a pair is shot its intent is appended to the journal and fsynced; that takes the pair's number and the trigger's
 * id for ever, so that nothing is fired twice. A second line says how it ended. Each line ends in a CRC-32C of itself.
 * Whoever opens the archive begins a new file, so that nothing follows a torn line, and so does a writer whose fsync
 * failed.
 *
 * <h2>Commit</h2>
 *
 * Each file of a pair is written to a new folder under its session's {@code incoming/} and fsynced, {@code manifest.json}
 * last; then that folder is fsynced, renamed to its place in one step, the folders on both sides are fsynced, and the
 * journal is told. A pair is committed when it lies in its place: a reader looks nowhere else. Whatever fails before
 * leaves the staged folder as it is. No code here deletes a file. A file whose fsync failed is never synced or written
 * again, because the kernel may by then have dropped the pages it could not write: saving again writes new files.
 *
 * <h2>Recovery</h2>
 *
 * Opening for writing finishes what the writer before has left. A staged pair that is whole by its manifest goes to its
 * place, unless the journal says that the disk failed while it was written; everything else goes to {@code partial/}; an
 * intent of which nothing was written leaves a {@code partial.json} there. Each is told, and nothing is deleted or fired.
 *
 * <h2>Threads</h2>
 *
 * An interrupt closes the NIO channel that a thread is writing to and so would tear the file. Everything is therefore
 * written on a thread of the archive's own that nobody can interrupt; the caller waits for it and keeps its interrupt
 * flag.
 */
@NullMarked
package dev.diptych.archive;

import org.jspecify.annotations.NullMarked;
