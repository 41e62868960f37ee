/**
 * Views of an archive for those who train networks on it: which pairs may be used, which part each belongs to, a folder
 * of pictures that others can read, and the way back from such a folder, or from the archive itself, to pairs.
 *
 * <h2>Which pairs</h2>
 *
 * {@link dev.diptych.archive.export.PairChoice} takes a pair if its session's consent can be read, is valid now and
 * allows every scope that is asked for; if it is complete; if its verdict is one of those asked for; and if it was
 * registered and shows a face. Everything else is left out and told with its reason. What nobody judged is no GOOD pair.
 *
 * <h2>Parts</h2>
 *
 * {@link dev.diptych.archive.export.SubjectSplit} puts subjects, not pairs, into train, val and test, by a hash of their
 * code alone: a subject is in the same part of every export, whatever else the archive holds.
 *
 * <h2>An export's folder</h2>
 *
 * <pre>
 * export.json                                     what this is; written first as not complete, and last
 * README.md                                       the same for people
 * index.tsv                                       a row for each picture pair: see {@link dev.diptych.archive.export.ExportIndex}
 * layout deepflash:
 * train/flash/sub-017_ses-02_pair-0007.png        512x512, sRGB, 8 bits; studio/ has the same name
 * train/flash/sub-017_ses-02_pair-0007_rot-m20_crop-face_flip-x.png
 * layout faid, after the Flash and Ambient Illuminations Dataset (Aksoy et al. 2018):
 * People_0001_flash.png, People_0001_ambient.png  the index says which pair; ambient is the studio picture
 * train.txt, val.txt, test.txt                    People_0001 and so on, a line each
 * </pre>
 *
 * Each file is there whole or not at all. Exporting again into the folder first takes away what an earlier export left,
 * so that nothing outlives a consent; a folder with anything else in it is not touched.
 */
@NullMarked
package dev.diptych.archive.export;

import org.jspecify.annotations.NullMarked;
