package dev.diptych.capture.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** An operator's first session, with a real browser on the real program, which is killed in the middle. */
class ConsoleBrowserTest {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String RESOLUTION = "640x480";
    private static final int MOST_ATTEMPTS = 5;
    private static final String NAME = "anna";
    private static final String PASSWORD = "correct horse battery";

    /** It would say on stderr that it does not know this browser's version of a protocol that is not used here. */
    private static final Logger QUIET = Logger.getLogger("org.openqa.selenium");

    static {
        QUIET.setLevel(Level.OFF);
    }

    @TempDir
    Path folder = Path.of("");

    @Test
    void anOperatorPairsLooksShootsRetakesAndGoesOnAfterAPowerCut() throws Exception {
        assumeTrue(Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER),
                "chromium and chromedriver are not installed here (apt install chromium chromium-driver), so the console is not looked at in a browser");
        try (RunningDaemon first = new RunningDaemon(folder, 0, RESOLUTION)) {
            Page page = new Page(browser());
            try {
                page.open(first.address());
                page.pair();
                page.seesTheViewfinderMove();
                page.previewsTheCorrectedPicture();
                page.shoots();
                page.retakes();
                page.shoots();
                assertEquals(List.of(), page.complaints());

                first.kill();
                page.noticesThatNothingIsLive();
                try (RunningDaemon second = new RunningDaemon(folder, first.port(), RESOLUTION)) {
                    page.signIn();
                    page.findsItsSessionAgain();
                    page.shoots();
                    assertEquals(143, second.terminate());
                }
            } catch (RuntimeException | AssertionError e) {
                page.keepWhatItShows();
                throw e;
            } finally {
                page.browser.quit();
            }
        }
    }

    private static WebDriver browser() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1440,900");
        return new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(),
                options);
    }

    private record Page(WebDriver browser) {
        void open(String address) {
            browser.get(address);
        }

        void pair() {
            until("the code is filled in", "return document.querySelector('input[name=code]')?.value?.length === 6");
            assertFalse(browser.getCurrentUrl().contains("pair="), "the code is gone from the address");
            enter();
        }

        void signIn() {
            until("it asks who is there",
                    "return [...document.querySelectorAll('input[name=password]')].some(it => it.offsetParent)");
            enter();
        }

        private void enter() {
            browser.findElement(By.cssSelector("input[name=name]")).sendKeys(NAME);
            browser.findElement(By.cssSelector("input[name=password]")).sendKeys(PASSWORD, Keys.ENTER);
            awaitPhase("ARMED");
        }

        void seesTheViewfinderMove() {
            until("the viewfinder is live", "return /\\d+ fps/.test(document.querySelector('view-finder').textContent)"
                    + " && !document.querySelector('view-finder.stale')");
            Object before = picture("");
            until("it moves", "return document.querySelector('view-finder canvas.frame').toDataURL() !== arguments[0]",
                    before);
        }

        void previewsTheCorrectedPicture() {
            click("preview-row button");
            awaitPhase("FLASH PREVIEW");
            until("the corrected picture is beside the flash one",
                    "return Boolean(document.querySelector('view-finder.split:not(.stale)'))"
                            + " && document.querySelector('view-finder').textContent.includes('CORRECTED')");
            assertNotEquals(picture(":not(.corrected)"), picture(".corrected"));
            assertTrue(text("preview-row").matches("(?s).*\\d+ s left.*"), text("preview-row"));
            click("preview-row button");
            awaitPhase("ARMED");
        }

        /** A pair that is kept: in real time on a busy computer one may be lost, and is told so. */
        void shoots() {
            for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
                until("it may shoot",
                        "return document.querySelector('.shutter').getAttribute('aria-disabled') === 'false'");
                int before = pairs();
                browser.findElement(By.tagName("body")).sendKeys(Keys.SPACE);
                until("the pair has come to its end",
                        "return document.querySelectorAll('pair-strip button').length > arguments[0]",
                        before);
                if (!text("pair-card").contains("E_")) {
                    until("its four pictures are there",
                            "return [...document.querySelectorAll('pair-card img')].filter(it => it.naturalWidth > 0).length === 4");
                    assertTrue(Pattern.compile("GOOD|WARN|RETAKE").matcher(text("pair-card")).find(),
                            text("pair-card"));
                    return;
                }
            }
            throw new AssertionError("No pair was kept: " + text("pair-card"));
        }

        private int pairs() {
            return Integer
                    .parseInt(String.valueOf(script("return document.querySelectorAll('pair-strip button').length")));
        }

        void retakes() {
            browser.findElement(By.tagName("body")).sendKeys("r");
            until("the pair does not count",
                    "return document.querySelector('top-bar').textContent.includes('0 / 25')");
        }

        void noticesThatNothingIsLive() {
            until("it says that the rig is gone", "return document.querySelector('view-finder.stale') !== null"
                    + " && document.querySelector('.shutter').getAttribute('aria-disabled') === 'true'");
        }

        void findsItsSessionAgain() {
            until("the session is the same",
                    "return document.querySelector('top-bar').textContent.includes('sub-001_ses-01')"
                            + " && document.querySelectorAll('pair-strip img').length >= 2");
        }

        /** For whoever has to find out why. */
        void keepWhatItShows() throws IOException {
            Files.write(Path.of("target", "console-failure.png"),
                    ((TakesScreenshot) browser).getScreenshotAs(OutputType.BYTES));
        }

        List<String> complaints() {
            return browser.manage().logs().get(LogType.BROWSER).getAll().stream().map(Object::toString).toList();
        }

        private void awaitPhase(String phase) {
            until("it is " + phase, "return document.querySelector('top-bar .pill')?.textContent === arguments[0]",
                    phase);
        }

        private void click(String css) {
            until(css + " may be pressed", "return document.querySelector(arguments[0])?.disabled === false", css);
            browser.findElement(By.cssSelector(css)).click();
        }

        private String text(String css) {
            return String.valueOf(script("return document.querySelector(arguments[0]).textContent", css));
        }

        private Object picture(String which) {
            return Objects.requireNonNull(
                    script("return document.querySelector('view-finder canvas.frame" + which + "').toDataURL()"));
        }

        private void until(String what, String script, Object... arguments) {
            new WebDriverWait(browser, PATIENCE, Duration.ofMillis(50)).withMessage(what)
                    .until(_ -> Boolean.TRUE.equals(script(script, arguments)));
        }

        private Object script(String script, Object... arguments) {
            return ((JavascriptExecutor) browser).executeScript(script, arguments);
        }
    }
}
