package dev.diptych.broker;

import dev.diptych.capture.broker.BrokerProvider.RunningBroker;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;

/** A broker that listens. */
record RunningArtemis(ActiveMQServer server, int portNumber) implements RunningBroker {
    /** @throws Exception if it does not listen: a {@link java.net.BindException} if that is because of its port */
    static RunningArtemis start(Configuration settings, ActiveMQSecurityManager security) throws Exception {
        ActiveMQServer server = new ActiveMQServerImpl(settings, security);
        try {
            server.start();
            server.getRemotingService().addIncomingInterceptor(new QueuesStayInside());
            NettyAcceptor acceptor = (NettyAcceptor) server.getRemotingService().getAcceptor(BrokerSettings.ACCEPTOR);
            // Only now: started with the rest, it would let clients in before the interceptor, and hide that its port is taken.
            acceptor.start();
            return new RunningArtemis(server, acceptor.getActualPort());
        } catch (Exception startFailed) {
            stop(server);
            throw startFailed;
        }
    }

    @Override
    public void close() {
        stop(server);
    }

    private static void stop(ActiveMQServer server) {
        try {
            server.stop();
        } catch (Exception failure) {
            // Its clients are cut off and nothing of it is on disk: there is nothing left to do, and nobody to tell.
            return;
        }
    }
}
