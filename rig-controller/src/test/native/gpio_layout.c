/* Prints what the Java records of dev.diptych.rig.gpio.internal are compared with: one "key value" a line. */
#include <linux/gpio.h>
#include <poll.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#define NUMBER(name) printf(#name " %llu\n", (unsigned long long)(name))
#define SIZE(type) printf("sizeof(" #type ") %zu\n", sizeof(struct type))
#define OFFSET(type, field) printf(#type "." #field " %zu\n", offsetof(struct type, field))

static void hex(const char *key, const void *bytes, size_t count) {
  printf("%s ", key);
  for (size_t i = 0; i < count; i++) printf("%02x", ((const unsigned char *)bytes)[i]);
  printf("\n");
}

int main(void) {
  NUMBER(GPIO_GET_CHIPINFO_IOCTL);
  NUMBER(GPIO_V2_GET_LINEINFO_IOCTL);
  NUMBER(GPIO_V2_GET_LINE_IOCTL);
  NUMBER(GPIO_V2_LINE_GET_VALUES_IOCTL);
  NUMBER(GPIO_V2_LINE_SET_VALUES_IOCTL);
  NUMBER(GPIO_V2_LINES_MAX);

  NUMBER(GPIO_V2_LINE_FLAG_USED);
  NUMBER(GPIO_V2_LINE_FLAG_ACTIVE_LOW);
  NUMBER(GPIO_V2_LINE_FLAG_INPUT);
  NUMBER(GPIO_V2_LINE_FLAG_OUTPUT);
  NUMBER(GPIO_V2_LINE_FLAG_EDGE_RISING);
  NUMBER(GPIO_V2_LINE_FLAG_EDGE_FALLING);
  NUMBER(GPIO_V2_LINE_FLAG_BIAS_PULL_UP);
  NUMBER(GPIO_V2_LINE_FLAG_BIAS_PULL_DOWN);
  NUMBER(GPIO_V2_LINE_FLAG_BIAS_DISABLED);

  SIZE(gpiochip_info);
  SIZE(gpio_v2_line_info);
  SIZE(gpio_v2_line_request);
  SIZE(gpio_v2_line_values);
  SIZE(gpio_v2_line_event);
  OFFSET(gpio_v2_line_request, fd);

  struct gpiochip_info chip;
  memset(&chip, 0, sizeof chip);
  strcpy(chip.name, "gpiochip4");
  strcpy(chip.label, "pinctrl-rp1");
  chip.lines = 54;
  hex("chip", &chip, sizeof chip);

  struct gpio_v2_line_info line;
  memset(&line, 0, sizeof line);
  strcpy(line.name, "GPIO17");
  strcpy(line.consumer, "a consumer with a name of 31 by");
  line.offset = 17;
  line.flags = GPIO_V2_LINE_FLAG_USED | GPIO_V2_LINE_FLAG_OUTPUT | GPIO_V2_LINE_FLAG_ACTIVE_LOW;
  hex("line", &line, sizeof line);

  struct gpio_v2_line_info ask;
  memset(&ask, 0, sizeof ask);
  ask.offset = 0x01020304;
  hex("ask", &ask, sizeof ask);

  struct gpio_v2_line_request request;
  memset(&request, 0, sizeof request);
  request.offsets[0] = 17;
  request.offsets[1] = 0x0a0b0c0d;
  request.offsets[2] = 3;
  strcpy(request.consumer, "diptych");
  request.config.flags = GPIO_V2_LINE_FLAG_OUTPUT;
  request.config.num_attrs = 2;
  request.config.attrs[0].attr.id = GPIO_V2_LINE_ATTR_ID_FLAGS;
  request.config.attrs[0].attr.flags = GPIO_V2_LINE_FLAG_OUTPUT | GPIO_V2_LINE_FLAG_BIAS_PULL_DOWN;
  request.config.attrs[0].mask = 6;
  request.config.attrs[1].attr.id = GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES;
  request.config.attrs[1].attr.values = 5;
  request.config.attrs[1].mask = 7;
  request.num_lines = 3;
  request.event_buffer_size = 0x201;
  hex("request", &request, sizeof request);
  request.fd = 0x11223344;
  hex("granted", &request, sizeof request);

  struct gpio_v2_line_values values;
  memset(&values, 0, sizeof values);
  values.bits = 0x8102030405060708ULL;
  values.mask = 0xf1f2f3f4f5f6f7f8ULL;
  hex("values", &values, sizeof values);

  struct gpio_v2_line_event events[2];
  memset(events, 0, sizeof events);
  events[0].timestamp_ns = 0x0102030405060708ULL;
  events[0].id = GPIO_V2_LINE_EVENT_RISING_EDGE;
  events[0].offset = 17;
  events[0].seqno = 1001;
  events[0].line_seqno = 77;
  events[1].timestamp_ns = 0x0102030405060709ULL;
  events[1].id = GPIO_V2_LINE_EVENT_FALLING_EDGE;
  events[1].offset = 22;
  events[1].seqno = 1002;
  events[1].line_seqno = 5;
  hex("events", events, sizeof events);

  struct pollfd fds[3];
  memset(fds, 0, sizeof fds);
  fds[0].fd = 0x01020304;
  fds[1].fd = -1;
  fds[2].fd = 9;
  for (int i = 0; i < 3; i++) fds[i].events = POLLIN;
  hex("polled", fds, sizeof fds);
  fds[0].revents = POLLIN;
  fds[1].revents = POLLHUP | POLLERR;
  fds[2].revents = POLLNVAL;
  hex("ready", fds, sizeof fds);
  return 0;
}
