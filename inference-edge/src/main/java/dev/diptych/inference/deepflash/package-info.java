/** DeepFlash (Capece et al. 2019): from a flash portrait to a studio portrait by one network. */
@NullMarked
package dev.diptych.inference.deepflash;

import org.jspecify.annotations.NullMarked;
