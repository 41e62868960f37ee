package dev.diptych.capture.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.daemon.PairPictures;
import dev.diptych.capture.daemon.RigDaemon;
import dev.diptych.capture.live.Viewfinder;

/** What serves the rig to people and scripts, and what it needs of the rig's pictures. */
interface FrontEnds extends AutoCloseable {
    /** Nobody but the keyboard. */
    FrontEnds NONE = new FrontEnds() {
        @Override
        public PairPictures pictures() {
            return PairPictures.NONE;
        }

        @Override
        public Viewfinder viewfinder() {
            return Viewfinder.NONE;
        }

        @Override
        public void serve(RigDaemon daemon) {
            // There is nobody to serve.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    PairPictures pictures();

    Viewfinder viewfinder();

    /**
     * From now on it is met from outside.
     *
     * @throws OperatorException if it cannot be, in any way
     */
    void serve(RigDaemon daemon) throws OperatorException;

    @Override
    void close();
}
