// Made from schema/riglink.schema; SchemaFilesTest says how.
package dev.diptych.protocol.message;

/** The schema's constants, and its hash. */
public final class Limits {
    public static final int SCHEMA_HASH = 0x2ede9c9d;
    public static final int PAYLOAD_MAX_BYTES = 200;
    public static final int HOST_LOST_US = 250_000;
    public static final int HOST_GONE_US = 3_000_000;
    public static final int ARMED_MAX_US = 5_000_000;
    public static final int START_MIN_US = 20_000;
    public static final int START_MAX_US = 2_000_000;
    public static final int SHOT_MAX_US = 1_500_000;
    public static final int EDGE_GAP_US = 200;
    public static final int PREVIEW_MAX_US = 60_000_000;
    public static final int KEEP_MAX_US = 2_000_000;
    public static final int PAIR_SPACING_US = 1_000_000;
    public static final int FLASH_WINDOW_US = 1_000_000;
    public static final int FLASHES_MAX = 3;
    public static final int HOLD_OFF_US = 5_200_000;
    public static final int DUTY_WINDOW_US = 10_000_000;
    public static final int FLASH_CEILING_US = 300_000;
    public static final int LAMP_CEILING_US = 1_500_000;
    public static final int FLASH_DUTY_CEILING_PERMILLE = 200;
    public static final int TORCH_LEVEL_CEILING_PERMILLE = 200;
    public static final int LAMP_DUTY_CEILING_PERMILLE = 800;
    public static final int GUARD_SLACK_US = 500;
    public static final int DMX_SLOTS_MIN = 24;
    public static final int DMX_SLOTS_MAX = 64;
    public static final int DMX_BEFORE_SLOTS_US = 176;
    public static final int DMX_SLOT_US = 44;
    public static final int REPLIES_KEPT = 8;
    public static final int BAUD = 250_000;

    private Limits() {
    }
}
