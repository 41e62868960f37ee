package dev.diptych.training.vgg;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads the arrays of a NumPy archive (.npz): a ZIP file of .npy files (NumPy Enhancement Proposal 1). */
final class NumpyArchive {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,11}");
    private static final int MOST_HEADER_BYTES = 1 << 16;
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([^)]*)\\)");
    /** Of the largest convolution of VGG-16, 512 to 512 channels. */
    private static final int MOST_VALUES = 9 * 512 * 512;

    private NumpyArchive() {
    }

    /**
     * In the order of their names, numbers in names by their size; arrays that no convolution of VGG-16 has (of other
     * types than float32, of other dimensions than 1 and 4, or larger) are not read.
     */
    static List<NamedTensor> read(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<NamedTensor> tensors = new ArrayList<>();
            List<? extends ZipEntry> entries = zip.stream()
                    .sorted(Comparator.comparing(entry -> sortable(entry.getName())))
                    .toList();
            for (ZipEntry entry : entries) {
                try (DataInputStream in = new DataInputStream(zip.getInputStream(entry))) {
                    read(file, entry.getName().replaceFirst("\\.npy$", ""), in, tensors);
                }
            }
            return tensors;
        } catch (ZipException e) {
            throw new VggFormatException(file + " is no NumPy archive: " + e.getMessage() + ".", e);
        }
    }

    /** So that layer 10 comes after layer 2. */
    private static String sortable(String name) {
        return NUMBER.matcher(name).replaceAll(found -> String.format("%12s", found.group()).replace(' ', '0'));
    }

    private static void read(Path file, String name, DataInputStream in, List<NamedTensor> into) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
            throw new VggFormatException(file + " holds " + name + ", which is no NumPy array.");
        }
        try {
            int headerLength = start[6] == 1
                    ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                    : Integer.reverseBytes(in.readInt());
            if (headerLength < 0 || headerLength > MOST_HEADER_BYTES) {
                throw new EOFException();
            }
            String header = new String(in.readNBytes(headerLength), StandardCharsets.ISO_8859_1);
            long[] sizes = sizes(header);
            long count = Arrays.stream(sizes).reduce(1, (a, b) -> a > MOST_VALUES ? a : a * b);
            if (!"<f4".equals(group(TYPE, header)) || !"False".equals(group(ORDER, header)) || count > MOST_VALUES
                    || (sizes.length != 1 && sizes.length != 4)) {
                return;
            }
            byte[] bytes = in.readNBytes((int) count * Float.BYTES);
            if (bytes.length != count * Float.BYTES || in.read() >= 0) {
                throw new EOFException();
            }
            float[] values = new float[(int) count];
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
            into.add(new NamedTensor(name, sizes, values));
        } catch (EOFException e) {
            throw new VggFormatException(file + " is damaged: the array " + name + " does not hold what its header"
                    + " says.", e);
        }
    }

    private static long[] sizes(String header) {
        return Arrays.stream(group(SHAPE, header).split(","))
                .map(String::strip)
                .filter(size -> size.matches("\\d{1,9}"))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static String group(Pattern pattern, String header) {
        Matcher matcher = pattern.matcher(header);
        return matcher.find() ? matcher.group(1) : "";
    }
}
