/**
 * What lies on disk: the layout, the metadata beside each photograph, and the commit that makes a pair safe.
 *
 * <h2>Layout</h2>
 *
 * <pre>
 * dataset_description.json                       name, generated_by
 * sub-017/ses-02/session.json                    the session as its writer describes it
 * sub-017/ses-02/pair-0007/
 *     sub-017_ses-02_pair-0007_light-studio.dng  the camera's own bytes, with the camera's own extension
 *     sub-017_ses-02_pair-0007_light-studio.json its sidecar; light-flash and light-dark likewise
 *     sub-017_ses-02_pair-0007_events.tsv        what switched when, planned and executed
 *     sub-017_ses-02_pair-0007_plan.json         the shot as it was planned
 *     manifest.json                              size and SHA-256 of each file above; written last
 *     derivatives/                               can be made again at any time; never in the manifest
 * calibration/
 *     calibration-20260726T120000.000Z.json      what was measured of the rig; the name says when, in UTC
 *     calibration-20260726T120000.000Z.html      the same as a page
 * incoming/                                      pairs that are not committed
 * </pre>
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
 * <h2>Commit</h2>
 *
 * Each file of a pair is written to a new folder under {@code incoming/} and fsynced, {@code manifest.json} last; then
 * that folder is fsynced, renamed to its place in one step, and the folders on both sides are fsynced. A pair is
 * committed when it lies in its place: a reader looks nowhere else. Whatever fails before leaves the staged folder as
 * it is. No code here deletes a file. A file whose fsync failed is never synced or written again, because the kernel
 * may by then have dropped the pages it could not write: saving again writes new files.
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
