import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A file of lines with tabs; those that begin with # are for the reader. */
final class Table {

    private Table() {
    }

    static List<String[]> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split("\t", -1)).toList();
    }

    static List<String> list(String cell) {
        return Arrays.stream(cell.split(";")).map(String::strip).filter(name -> !name.isEmpty()).toList();
    }
}
