package dev.diptych.rig.gpio.internal;

/** The ioctls of {@code <linux/gpio.h>} that are used here. */
public enum GpioCall {
    /** Fills a {@code struct gpiochip_info}. */
    GPIO_GET_CHIPINFO_IOCTL(Direction.READ, 0x01, ChipInfo.SIZE),
    /** Fills a {@code struct gpio_v2_line_info} for the offset in it. */
    GPIO_V2_GET_LINEINFO_IOCTL(Direction.READ_WRITE, 0x05, LineInfo.SIZE),
    /** Requests lines, with a {@code struct gpio_v2_line_request}, which gets the new file in it. */
    GPIO_V2_GET_LINE_IOCTL(Direction.READ_WRITE, 0x07, LineRequest.SIZE),
    /** Reads lines of a request into a {@code struct gpio_v2_line_values}. */
    GPIO_V2_LINE_GET_VALUES_IOCTL(Direction.READ_WRITE, 0x0E, LineValues.SIZE),
    /** Sets lines of a request, at once, from a {@code struct gpio_v2_line_values}. */
    GPIO_V2_LINE_SET_VALUES_IOCTL(Direction.READ_WRITE, 0x0F, LineValues.SIZE);

    /** Of the structure, as the program sees it: {@code _IOR} and {@code _IOWR}. */
    private enum Direction {
        READ(2), READ_WRITE(3);

        private final long bits;

        Direction(long bits) {
            this.bits = bits;
        }
    }

    /** Every call on GPIO bears it. */
    private static final long TYPE = 0xB4;

    private final long request;

    /** The number as {@code <asm-generic/ioctl.h>} composes it, for x86, ARM and RISC-V. */
    GpioCall(Direction direction, long number, long sizeBytes) {
        request = direction.bits << 30 | sizeBytes << 16 | TYPE << 8 | number;
    }

    /** What is passed to {@code ioctl}. */
    public long request() {
        return request;
    }
}
