/* Whether what shots depend on is still in memory as it was put there. */
#ifndef RIGLINK_SELFCHECK_H
#define RIGLINK_SELFCHECK_H

#include <stdbool.h>

/* Caps or timeline were changed as they should be. From the main loop. */
void rl_selfcheck_renew(void);

/* Looks at a few bytes more, round and round; a difference is the fault SELF_CHECK. From the main loop. */
void rl_selfcheck_step(void);

#endif
