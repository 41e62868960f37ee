/* The link's serial line: a pty for the host, USART 0 for the microcontroller. A byte that was read from the pty comes
 * in no earlier than the instant at which it was read, and no closer behind the one before than the baud allows; a byte
 * that the microcontroller sends is on the pty when its stop bit is over. So neither side hears of anything too early,
 * and what the host reckons from the times of its messages is true. */
#define _GNU_SOURCE
#include "board.h"

#include <fcntl.h>
#include <simavr/avr_ioport.h>
#include <stdio.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#define QUEUE 4096u /* a power of two; more than the longest exchange has */

#define RECEIVER_BYTES 3u
#define UART_ROOM 64u /* of uart_fifo */
#define BUSY_CYCLES 80000u /* 5 ms */

struct queue {
    struct {
        avr_cycle_count_t due;
        uint16_t value;
    } at[QUEUE];
    uint32_t head;
    uint32_t tail;
};

static int master = -1;
static struct queue incoming;
static struct queue outgoing;
static avr_cycle_count_t in_free;  /* from when on the next byte may end */
static avr_cycle_count_t out_free;

/* The receiver of the microcontroller holds two bytes and the one that is coming in; libsimavr's holds 64. */
void line_receive(avr_uart_t *uart, avr_irq_t *in, uint16_t value) {
    pace_correct(uart, BITS_OF_A_BYTE);
    uint16_t unread = (uint16_t)(uart->input.write - uart->input.read) % UART_ROOM;
    if (unread >= RECEIVER_BYTES) {
        avr_regbit_set(uart->io.avr, uart->dor);
    } else {
        avr_raise_irq(in, value);
    }
}

static avr_cycle_count_t deliver(struct avr_t *avr, avr_cycle_count_t when, void *param) {
    struct board *board = param;
    (void)when;
    while (incoming.head != incoming.tail && incoming.at[incoming.head % QUEUE].due <= avr->cycle) {
        uint16_t value = incoming.at[incoming.head++ % QUEUE].value;
        avr_irq_t *in = avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_INPUT);
        patch_heard(board, (uint8_t)value);
        line_receive(board->link, in, value);
    }
    return incoming.head == incoming.tail ? 0 : incoming.at[incoming.head % QUEUE].due;
}

static void enqueue(struct board *board, uint16_t value) {
    avr_t *avr = board->avr;
    avr_cycle_count_t now = clock_cycle_of(board, clock_now_nanos()) + 1;
    avr_cycle_count_t due = now > in_free ? now : in_free;
    if (due <= avr->cycle) {
        due = avr->cycle + 1;
    }
    if (incoming.tail - incoming.head == QUEUE) {
        return; /* a host that sends that much unasked loses it, as on a real line */
    }
    if (incoming.head == incoming.tail) {
        avr_cycle_timer_register(avr, due - avr->cycle, deliver, board);
    }
    incoming.at[incoming.tail % QUEUE].due = due;
    incoming.at[incoming.tail++ % QUEUE].value = value;
    in_free = due + (avr_cycle_count_t)pace_cycles_of_a_bit(board->link) * BITS_OF_A_BYTE;
}

static avr_cycle_count_t hand_out(struct avr_t *avr, avr_cycle_count_t when, void *param) {
    (void)when;
    (void)param;
    uint8_t bytes[64];
    size_t count = 0;
    while (outgoing.head != outgoing.tail && outgoing.at[outgoing.head % QUEUE].due <= avr->cycle
        && count < sizeof bytes) {
        bytes[count++] = (uint8_t)outgoing.at[outgoing.head++ % QUEUE].value;
    }
    if (count > 0 && write(master, bytes, count) < 0) {
        count = 0; /* nobody listens at the other end: the bytes are gone, as on a real line */
    }
    if (outgoing.head == outgoing.tail) {
        return 0;
    }
    avr_cycle_count_t next = outgoing.at[outgoing.head % QUEUE].due;
    return next > avr->cycle ? next : avr->cycle + 1;
}

static void sent(struct avr_irq_t *irq, uint32_t value, void *param) {
    struct board *board = param;
    avr_t *avr = board->avr;
    (void)irq;
    patch_said(board, (uint8_t)value);
    pace_correct(board->link, BITS_OF_A_BYTE);
    avr_cycle_count_t starts = avr->cycle > out_free ? avr->cycle : out_free;
    out_free = starts + board->link->cycles_per_byte;
    if (outgoing.tail - outgoing.head == QUEUE) {
        return;
    }
    if (outgoing.head == outgoing.tail) {
        avr_cycle_timer_register(avr, out_free - avr->cycle, hand_out, board);
    }
    outgoing.at[outgoing.tail % QUEUE].due = out_free;
    outgoing.at[outgoing.tail++ % QUEUE].value = (uint16_t)(value & 0xFFu);
}

bool line_open(struct board *board) {
    master = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0) {
        perror("riglink-simavr: no pty for the serial line");
        return false;
    }
    /* This end stays open: without it the other end would be hung up whenever the host closes its own. */
    int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    struct termios raw;
    if (slave < 0 || tcgetattr(slave, &raw) != 0) {
        perror("riglink-simavr: no pty for the serial line");
        return false;
    }
    cfmakeraw(&raw);
    tcsetattr(slave, TCSANOW, &raw);
    avr_irq_register_notify(
        avr_io_getirq(board->avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUTPUT), sent, board);
    told_port(ptsname(master));
    return true;
}

int line_descriptor(void) { return master; }

bool line_busy(const struct board *board) {
    return board->avr->cycle < (in_free > out_free ? in_free : out_free) + BUSY_CYCLES;
}

void line_take(struct board *board) {
    uint8_t bytes[256];
    ssize_t count = read(master, bytes, sizeof bytes);
    for (ssize_t i = 0; i < count; i++) {
        enqueue(board, bytes[i]);
    }
}

void line_break(struct board *board) { enqueue(board, UART_INPUT_FE); }

void line_dropped(struct board *board) {
    avr_cycle_timer_cancel(board->avr, deliver, board);
    avr_cycle_timer_cancel(board->avr, hand_out, board);
    incoming.head = incoming.tail;
    outgoing.head = outgoing.tail;
}
