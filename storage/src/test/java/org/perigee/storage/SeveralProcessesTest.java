package org.perigee.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SeveralProcessesTest {

    private static final int ENDLESS = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void aProcessKilledWhileWritingLeavesEveryCommittedBatchWholeAndTheFileSound() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 10; round++) {
            Path file = folder.resolve("killed" + round % 2 + ".db");
            Durability durability = Durability.values()[round % 2];
            int last = killAfter(1 + random.nextInt(60), BatchWriter.start(file, round, durability, ENDLESS));
            try (Database database = Database.open(file, durability, BatchWriter.SCHEMA)) {
                assertThat(database.integrityCheck(new ReadScope())).isEmpty();
                List<Integer> sizes = batchSizes(database, round);
                assertThat(sizes).as("seed " + seed).hasSizeGreaterThan(last).containsOnly(BatchWriter.ROWS);
            }
        }
    }

    /// Reads so many lines, then kills; gives back the last batch that was said to be committed.
    private static int killAfter(int lines, Process process) throws IOException, InterruptedException {
        int last = -1;
        try (BufferedReader said = process.inputReader()) {
            for (int i = 0; i < lines; i++) {
                last = Integer.parseInt(said.readLine());
            }
            process.destroyForcibly();
            // What it committed between the last line read and its death counts as well.
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.matches("\\d+") && Integer.parseInt(line) == last + 1) {
                    last++;
                }
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("closed");
        }
        process.waitFor();
        return last;
    }

    private static List<Integer> batchSizes(Database database, int writer) {
        return database.read(connection -> {
            List<Integer> sizes = new ArrayList<>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select count(*) from row where writer = " + writer + " group by batch order by batch")) {
                while (rows.next()) {
                    sizes.add(rows.getInt(1));
                }
            }
            return sizes;
        });
    }

    @Test
    void processesThatWriteAtOnceWaitForEachOther() throws Exception {
        Path file = folder.resolve("shared.db");
        List<Process> writers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            writers.add(BatchWriter.start(file, i, Durability.DISPOSABLE, 40));
        }
        for (Process writer : writers) {
            try (BufferedReader said = writer.inputReader()) {
                assertThat(said.readAllAsString().lines()).hasSize(40).endsWith("39");
            }
            writer.waitFor();
        }
        try (Database database = Database.open(file, Durability.DISPOSABLE, BatchWriter.SCHEMA)) {
            assertThat(database.integrityCheck(new ReadScope())).isEmpty();
            assertThat(batchSizes(database, 0)).hasSize(40).containsOnly(BatchWriter.ROWS);
            assertThat(batchSizes(database, 2)).hasSize(40).containsOnly(BatchWriter.ROWS);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderWithoutPermissionToWriteIsReadOnly() throws Exception {
        Path closed = Files.createDirectories(folder.resolve("closed"));
        Path file = closed.resolve("test.db");
        Database.open(file, Durability.PRECIOUS, BatchWriter.SCHEMA).close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> user = ordinaryUser(closed);
        try {
            String classPath = user.isEmpty() ? System.getProperty("java.class.path") : readableClassPath();
            Process process = BatchWriter.start(user, classPath, file, 1, Durability.PRECIOUS, 1);
            assertThat(process.inputReader().readAllAsString().strip()).isEqualTo("READ_ONLY");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /// The superuser may write everywhere, so the process must be somebody else.
    private static List<String> ordinaryUser(Path closed) throws IOException {
        if (!Files.isWritable(closed)) {
            return List.of();
        }
        Path setpriv = Path.of("/usr/bin/setpriv");
        assumeTrue(Files.isExecutable(setpriv), "Run by the superuser, and there is no setpriv to become somebody else");
        return List.of(setpriv.toString(), "--reuid=65534", "--regid=65534", "--clear-groups");
    }

    /// Somebody else need not be able to read the home folder with our classes and libraries.
    private String readableClassPath() throws IOException {
        Path copies = Files.createDirectories(folder.resolve("classes"));
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.contains("sqlite-jdbc") || entry.contains("slf4j-api")) {
                entries.add(Files.copy(Path.of(entry), copies.resolve(Path.of(entry).getFileName())).toString());
            } else if (Files.isDirectory(Path.of(entry))) {
                copyFolder(Path.of(entry), copies);
            }
        }
        entries.add(copies.toString());
        return String.join(File.pathSeparator, entries);
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
