package dev.diptych.studio.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.io.ImageReadException;
import dev.diptych.imaging.io.PngWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotographFolderTest {
    @TempDir
    Path folder;

    private void put(String... fileNames) throws IOException {
        for (String fileName : fileNames) {
            put(fileName, 40, 30, 128);
        }
    }

    private void put(String fileName, int width, int height, int code) throws IOException {
        Srgb8Image picture = new Srgb8Image(width, height);
        Arrays.fill(picture.rgb(), (byte) code);
        Files.write(folder.resolve(fileName), PngWriter.encode(picture));
    }

    private List<String> names() throws IOException {
        return PhotographFolder.list(folder).stream().map(PhotographFolder.Entry::name).toList();
    }

    @Test
    void pairsAreListedByNameWhateverTheirExtensions() throws IOException {
        put("ben_flash.png", "ben_ambient.JPG", "ada_flash.Jpeg", "ada_ambient.photo", "cy.2_flash.PNG",
                "cy.2_ambient.png");

        assertEquals(List.of("ada", "ben", "cy.2"), names());
        PhotographFolder.Entry ben = PhotographFolder.list(folder).get(1);
        assertEquals(folder.resolve("ben_flash.png"), ben.flash());
        assertEquals(folder.resolve("ben_ambient.JPG"), ben.ambient());
    }

    @Test
    void otherFilesAreIgnored() throws IOException {
        put("ada_flash.png", "ada_ambient.png", "ben_flash.png", "cy_ambient.png", "dan.png", "_flash.png",
                "_ambient.png", "eve_flash_1.png", "eve_ambient_1.png", "notes.txt");
        Files.createDirectory(folder.resolve("fay_flash.d"));
        Files.createDirectory(folder.resolve("fay_ambient.d"));

        assertEquals(List.of("ada"), names());
    }

    @Test
    void shadowFilesOfOtherSystemsAreIgnored() throws IOException {
        put("ada_flash.png", "ada_ambient.png", "._ada_flash.png", "._ada_ambient.png");

        assertEquals(List.of("ada"), names());
    }

    @Test
    void lastMarkInANameCounts() throws IOException {
        put("x_flash.1_flash.png", "x_flash.1_ambient.png");

        assertEquals(List.of("x_flash.1"), names());
    }

    @Test
    void markOfTheOtherLightWithinANameDoesNotMakeAPair() throws IOException {
        put("x_flash.1_ambient.png", "x_ambient.png", "y_flash.png", "y_ambient.png");

        assertEquals(List.of("y"), names(), "x has no flash photograph");
    }

    @Test
    void ofSeveralExtensionsTheFirstByNameIsTaken() throws IOException {
        put("ada_flash.png", "ada_flash.bmp", "ada_flash.xmp", "ada_ambient.z", "ada_ambient.a", "ada_ambient.m");

        PhotographFolder.Entry ada = PhotographFolder.list(folder).getFirst();

        assertEquals(folder.resolve("ada_flash.bmp"), ada.flash());
        assertEquals(folder.resolve("ada_ambient.a"), ada.ambient());
    }

    @Test
    void pairIsReadAndFittedToTheFrame() throws IOException {
        put("ada_flash.png", 80, 60, 255);
        put("ada_ambient.png", 80, 60, 188);

        Scene scene = PhotographFolder.list(folder).getFirst().read(32, 24);

        assertEquals("ada", scene.name());
        assertEquals(32, scene.widthPx());
        assertEquals(24, scene.heightPx());
        float[] rgb = new float[3];
        scene.backdrop().sample(16, 12, new float[]{1, 0, 0, 0, 0}, rgb);
        assertEquals(0.9, rgb[0], 1e-5, "flash");
        scene.backdrop().sample(16, 12, new float[]{0, 1, 1, 1, 1}, rgb);
        assertEquals(0.45, rgb[0], 0.003, "code 188 is half of the light");
    }

    @Test
    void photographsOfDifferentSizesAreRefused() throws IOException {
        put("ada_flash.png", 40, 30, 128);
        put("ada_ambient.png", 30, 40, 128);
        PhotographFolder.Entry ada = PhotographFolder.list(folder).getFirst();

        ImageReadException refusal = assertThrows(ImageReadException.class, () -> ada.read(32, 24));

        assertEquals(folder.resolve("ada_flash.png") + " is 40x30 pixels but ada_ambient.png is 30x40; the two"
                + " photographs of a pair must be of one size.", refusal.getMessage());
    }

    @Test
    void photographThatIsNoneIsRefusedByName() throws IOException {
        put("ada_flash.png");
        Files.writeString(folder.resolve("ada_ambient.png"), "not a picture");
        PhotographFolder.Entry ada = PhotographFolder.list(folder).getFirst();

        ImageReadException refusal = assertThrows(ImageReadException.class, () -> ada.read(32, 24));

        assertEquals("The picture " + folder.resolve("ada_ambient.png")
                + " is not a picture; JPEG, PNG, BMP and PPM can be read.", refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nowhere        | does not exist.
            single.png     | is a file; name the folder that holds NAME_flash.* and NAME_ambient.* photographs.
            empty          | holds no pair of photographs named NAME_flash.* and NAME_ambient.*.
            """)
    void folderWithoutPairsIsRefusedWithASentence(String name, String complaint) throws IOException {
        put("single.png");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.writeString(empty.resolve("ada_flash.png"), "its ambient photograph is missing");
        Path asked = folder.resolve(name);

        IOException refusal = assertThrows(IOException.class, () -> PhotographFolder.list(asked));

        assertEquals("The portraits folder " + asked + " " + complaint, refusal.getMessage());
    }
}
