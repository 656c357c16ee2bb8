import java.io.ByteArrayOutputStream;

/** Writes whole numbers seven bits a byte, lowest first; signed ones in zigzag. */
final class Numbers7 {

    private Numbers7() {
    }

    static void unsigned(ByteArrayOutputStream out, long value) {
        while (value > 127) {
            out.write((int) (value & 127 | 128));
            value >>>= 7;
        }
        out.write((int) value);
    }

    static void signed(ByteArrayOutputStream out, long value) {
        unsigned(out, (int) (value << 1 ^ value >> 63) & 0xffffffffL);
    }
}
