package dev.diptych.capture.web;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** By which names and addresses this computer may be reached. */
final class HostNames {
    private HostNames() {
    }

    /** For certificates and the list of names that are answered to. */
    static List<String> of(WebAddress address) {
        List<String> names = new ArrayList<>(List.of("localhost", WebAddress.LOOPBACK));
        if (!isEverywhere(address.host())) {
            names.add(address.host());
        }
        try {
            String own = InetAddress.getLocalHost().getHostName();
            if (own.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*")) {
                names.add(own);
                if (!own.contains(".")) {
                    names.add(own + ".local");
                }
            }
        } catch (UnknownHostException e) {
            // It has none; its addresses are enough.
        }
        names.addAll(addresses());
        return names.stream().distinct().toList();
    }

    /** Where to listen for others: the loopback address is taken already, so that "everywhere" is each of the others. */
    static List<String> listeningAt(WebAddress address) {
        return isEverywhere(address.host()) ? addresses() : List.of(address.host());
    }

    private static boolean isEverywhere(String host) {
        return host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]");
    }

    private static List<String> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(it -> !it.isLoopbackAddress() && !it.isLinkLocalAddress() && !it.isMulticastAddress())
                    .map(InetAddress::getHostAddress)
                    .map(text -> text.replaceFirst("%.*", ""))
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }
}
