import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Brings the Maven that the build is written for, with nothing but a JDK: {@code java FetchMaven.java <properties> <home>}.
 * Downloads, compares the digest, unpacks beside the target and renames, so that a broken download leaves nothing behind.
 */
final class FetchMaven {
    public static void main(String[] args) throws Exception {
        Path properties = Path.of(args[0]);
        Path home = Path.of(args[1]);
        Properties wanted = new Properties();
        try (InputStream in = Files.newInputStream(properties)) {
            wanted.load(in);
        }
        URI source = source(wanted.getProperty("distributionUrl"));
        System.err.println("Fetching " + source);
        Files.createDirectories(home.getParent());
        Path work = Files.createTempDirectory(home.getParent(), "fetch-");
        try {
            Path zip = work.resolve("maven.zip");
            String digest = download(source, zip);
            if (!digest.equals(wanted.getProperty("distributionSha512Sum"))) {
                System.err.println("The digest of " + source + " is not the one in " + properties + ": refused.");
                System.exit(1);
            }
            Path unpacked = Files.createDirectory(work.resolve("maven"));
            unpack(zip, unpacked);
            Files.setLastModifiedTime(unpacked, java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis()));
            try {
                Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException another) {
                // Another build was quicker; what it unpacked passed the same digest.
            }
        } finally {
            try (var left = Files.walk(work)) {
                left.sorted(java.util.Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
            }
        }
    }

    private static URI source(String distributionUrl) {
        String mirror = System.getenv("MVNW_REPOURL");
        String path = distributionUrl.substring(distributionUrl.indexOf("/org/apache/maven/"));
        return URI.create(mirror == null || mirror.isEmpty() ? distributionUrl : mirror.replaceAll("/+$", "") + path);
    }

    private static String download(URI source, Path zip) throws Exception {
        MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
        URLConnection connection = source.toURL().openConnection();
        connection.setConnectTimeout(30_000);
        connection.setReadTimeout(60_000);
        try (InputStream in = new DigestInputStream(connection.getInputStream(), sha512)) {
            Files.copy(in, zip);
        }
        return HexFormat.of().formatHex(sha512.digest());
    }

    private static void unpack(Path zip, Path target) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String withoutRoot = entry.getName().substring(entry.getName().indexOf('/') + 1);
                Path file = target.resolve(withoutRoot).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("an entry outside the archive's folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(in, file);
                }
            }
        }
        target.resolve("bin/mvn").toFile().setExecutable(true);
    }
}
