package dev.diptych.capture.web;

import dev.diptych.capture.OperatorException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The rig's own key and certificate, made on it and signed by itself: P-256, good for ten years, and known by its fingerprint,
 * which the rig shows to whoever stands before it.
 */
record DeviceCertificate(PrivateKey key, X509Certificate certificate) {
    static final String FILE = "web.pem";
    private static final int YEARS_DAYS = 3650;
    private static final Pattern PEM = Pattern
            .compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE);

    /**
     * Reads it, or makes it if there is none.
     *
     * @param names of the host, and its addresses; of one that is made
     * @throws OperatorException if it cannot be read, or can be by others
     */
    static DeviceCertificate of(Path stateFolder, List<String> names, Instant now) throws OperatorException {
        Path file = stateFolder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                DeviceCertificate made = make(names, now);
                made.write(file);
                return made;
            }
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new OperatorException(
                        "Others can read or write " + file + ", which holds the console's key; give it"
                                + " back to its owner alone: chmod 600 " + file + ".");
            }
            return read(Files.readString(file));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new OperatorException("The console's key and certificate cannot be read from or written to " + file
                    + " (" + e.getMessage() + "); mend the folder's rights, or delete the file for a new one.", e);
        }
    }

    /** SHA-256 of the certificate as browsers show it: pairs of digits between colons. */
    String fingerprint() {
        try {
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256, and the certificate was encoded before.", e);
        }
    }

    private static DeviceCertificate make(List<String> names, Instant now)
            throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        X500Name subject = new X500Name("CN=Diptych rig");
        GeneralName[] alternatives = names.stream()
                .distinct()
                .map(name -> new GeneralName(isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new);
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(subject,
                new BigInteger(127, new SecureRandom()).setBit(126), Date.from(now.minus(1, ChronoUnit.DAYS)),
                Date.from(now.plus(YEARS_DAYS, ChronoUnit.DAYS)), subject, pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
        try {
            byte[] encoded = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                    .getEncoded();
            return new DeviceCertificate(pair.getPrivate(), parse(encoded));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("it cannot be signed", e);
        }
    }

    private static boolean isAddress(String name) {
        return name.contains(":") || name.matches("[0-9]+(\\.[0-9]+){3}");
    }

    private static DeviceCertificate read(String text) throws GeneralSecurityException {
        Matcher matcher = PEM.matcher(text);
        byte[] key = next(matcher, "PRIVATE KEY");
        byte[] certificate = next(matcher, "CERTIFICATE");
        return new DeviceCertificate(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)),
                parse(certificate));
    }

    private static byte[] next(Matcher matcher, String kind) throws GeneralSecurityException {
        if (!matcher.find() || !matcher.group(1).equals(kind)) {
            throw new GeneralSecurityException("it does not hold a private key and a certificate");
        }
        return Base64.getMimeDecoder().decode(matcher.group(2));
    }

    private static X509Certificate parse(byte[] encoded) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(encoded));
    }

    private void write(Path file) throws IOException, GeneralSecurityException {
        String text = pem("PRIVATE KEY", key.getEncoded()) + pem("CERTIFICATE", certificate.getEncoded());
        Path unfinished = file.resolveSibling("." + FILE + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel out = FileChannel.open(unfinished,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(OWNERS))) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static String pem(String kind, byte[] encoded) {
        return String.format(Locale.ROOT, "-----BEGIN %s-----%n%s%n-----END %s-----%n", kind,
                Base64.getMimeEncoder().encodeToString(encoded), kind);
    }
}
