package dev.diptych.capture.web;

import dev.diptych.capture.access.Access;
import dev.diptych.capture.daemon.RigService;
import dev.diptych.capture.live.LivePictures;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What the console shows, and whom it lets in.
 *
 * @param clock for sessions and labels
 * @param rigNanos the clock of live pictures' instants
 */
public record WebParts(RigService rig, LivePictures live, Access access, HealthSource health, ArchiveViews archive,
        InstantSource clock, LongSupplier rigNanos) {}
