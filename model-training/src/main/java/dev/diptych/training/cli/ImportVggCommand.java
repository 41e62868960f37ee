package dev.diptych.training.cli;

import dev.diptych.training.train.EncoderFile;
import dev.diptych.training.vgg.VggImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Maps a user's VGG-16 onto the encoder of DeepFlash. */
@Command(name = "import-vgg", sortOptions = false, usageHelpAutoWidth = true, description = "Maps the convolutions of a VGG-16 (VGG-Face, ImageNet) onto the encoder of DeepFlash, as in the paper. Takes an ONNX file or a NumPy archive (.npz). Then: diptych train --width 1 --encoder ENCODER.")
final class ImportVggCommand implements Callable<Integer> {
    /** 0 to 255, blue first, ImageNet's means (Caffe and TensorFlow conversions of the authors' VGG-16). */
    private static final VggImport CAFFE = new VggImport(true, 255, List.of(123.68, 116.779, 103.939),
            List.of(1.0, 1.0, 1.0));
    /** 0 to 255, red first, the faces' means (Parkhi et al. 2015). */
    private static final VggImport VGG_FACE = new VggImport(false, 255, List.of(129.1863, 104.7624, 93.5940),
            List.of(1.0, 1.0, 1.0));
    /** 0 to 1, red first, ImageNet's means and deviations (torchvision). */
    private static final VggImport TORCH = new VggImport(false, 1, List.of(0.485, 0.456, 0.406),
            List.of(0.229, 0.224, 0.225));

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(arity = "1", paramLabel = "FILE", description = "The weights of VGG-16.")
    Path file = Path.of("");

    @Option(names = {"-o",
        "--output"}, paramLabel = "ENCODER", defaultValue = "vgg16.encoder", description = "What train --encoder takes (default: ${DEFAULT-VALUE}).")
    Path output = Path.of("vgg16.encoder");

    @Option(names = "--pictures", paramLabel = "caffe|vgg-face|torch", required = true, description = "What pictures it was trained on. caffe: 0 to 255, blue first; vgg-face: 0 to 255, red first, the means of faces; torch: 0 to 1, red first, means and deviations as torchvision's.")
    String pictures = "";

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        VggImport mapping = switch (pictures) {
            case "caffe" -> CAFFE;
            case "vgg-face" -> VGG_FACE;
            case "torch" -> TORCH;
            default -> throw new CommandLine.ParameterException(line,
                    "--pictures is caffe, vgg-face or torch, not " + pictures + ".");
        };
        Map<String, float[]> parameters = mapping.read(file);
        Path folder = output.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        EncoderFile.write(output, parameters);
        line.getOut()
                .printf("%s: the 13 convolutions of %s. Then: diptych train --width 1 --encoder %s%n", output, file,
                        output);
        return 0;
    }
}
