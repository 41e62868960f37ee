package dev.diptych.capture.cli;

import dev.diptych.capture.verb.OutputFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * Where a corrected photograph goes.
 *
 * @param image the photograph, NAME.*
 * @param corrected NAME_corrected.png in the output folder
 */
record CorrectedFile(Path image, Path corrected) {
    /**
     * Names all files before any is written.
     *
     * @throws CommandLine.ParameterException if one would be written over another or over an input
     */
    static List<CorrectedFile> plan(List<Path> images, Path folder, List<Path> otherInputs, CommandLine line) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new CommandLine.ParameterException(line, folder + " is a file; -o names a folder.");
        }
        List<Path> inputs = new ArrayList<>(images);
        inputs.addAll(otherInputs);
        List<CorrectedFile> files = new ArrayList<>();
        Map<Path, Path> imageOf = new HashMap<>();
        for (Path image : images) {
            String name = String.valueOf(image.getFileName()).replaceFirst("\\.[^.]*$", "");
            Path corrected = folder.resolve(name + "_corrected.png");
            Path earlier = imageOf.putIfAbsent(corrected, image);
            if (earlier != null) {
                throw new CommandLine.ParameterException(line, earlier + " and " + image + " would both be written to "
                        + corrected + "; rename one or give them different folders with -o.");
            }
            if (inputs.stream().anyMatch(input -> OutputFile.isSame(corrected, input))) {
                throw new CommandLine.ParameterException(line, image + " corrected would be written over the input "
                        + corrected + "; give another folder with -o.");
            }
            files.add(new CorrectedFile(image, corrected));
        }
        return files;
    }
}
