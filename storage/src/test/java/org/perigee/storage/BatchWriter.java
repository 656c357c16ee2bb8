package org.perigee.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process of its own that writes batches until it is told to stop or is killed; says each batch that is committed.
final class BatchWriter {

    static final int ROWS = 50;
    static final Schema SCHEMA = new Schema("batches", 77,
            List.of("create table row (writer integer, batch integer, body blob); create index by_batch on row (writer, batch);"));

    private BatchWriter() {
    }

    public static void main(String[] arguments) throws IOException {
        int writer = Integer.parseInt(arguments[1]);
        int batches = Integer.parseInt(arguments[3]);
        try (Database database = Database.open(Path.of(arguments[0]), Durability.valueOf(arguments[2]), SCHEMA)) {
            for (int i = 0; i < batches; i++) {
                writeBatch(database, writer, i);
                System.out.println(i);
            }
        } catch (StorageException e) {
            System.out.println(e.kind());
        }
    }

    private static void writeBatch(Database database, int writer, int batch) {
        database.write(connection -> {
            try (var statement = connection.prepareStatement("insert into row values (?, ?, randomblob(500))")) {
                for (int i = 0; i < ROWS; i++) {
                    statement.setInt(1, writer);
                    statement.setInt(2, batch);
                    statement.executeUpdate();
                }
            }
            return null;
        });
    }

    /// Starts it with this JVM's class path.
    static Process start(Path file, int writer, Durability durability, int batches) throws IOException {
        return start(List.of(), System.getProperty("java.class.path"), file, writer, durability, batches);
    }

    static Process start(List<String> prefix, String classPath, Path file, int writer, Durability durability, int batches) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", classPath, BatchWriter.class.getName(),
                file.toString(), Integer.toString(writer), durability.name(), Integer.toString(batches)));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
