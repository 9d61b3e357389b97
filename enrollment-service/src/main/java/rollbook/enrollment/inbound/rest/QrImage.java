package rollbook.enrollment.inbound.rest;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A text as a QR code, to be printed or projected. */
final class QrImage {
    private static final int DOTS_EACH = 10;
    private static final int WHITE = 0xFFFFFF;
    private static final int MARGIN = 4; // the quiet zone the standard asks for

    private final BitMatrix dots;

    QrImage(String text) {
        try {
            var hints = Map.of(
                    EncodeHintType.ERROR_CORRECTION,
                    ErrorCorrectionLevel.M,
                    EncodeHintType.MARGIN,
                    MARGIN,
                    EncodeHintType.CHARACTER_SET,
                    StandardCharsets.UTF_8.name());
            dots = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    byte[] svg() {
        var path = IntStream.range(0, dots.getHeight())
                .boxed()
                .flatMap(y -> IntStream.range(0, dots.getWidth())
                        .filter(x -> dots.get(x, y))
                        .mapToObj(x -> "M" + x + " " + y + "h1v1h-1z"))
                .collect(Collectors.joining());
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0 0h%1$dv%2$dH0z"/><path d="%s"/></svg>
                """.formatted(dots.getWidth(), dots.getHeight(), path).getBytes(StandardCharsets.UTF_8);
    }

    byte[] png() {
        var image = new BufferedImage(
                dots.getWidth() * DOTS_EACH, dots.getHeight() * DOTS_EACH, BufferedImage.TYPE_BYTE_BINARY);
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, dots.get(x / DOTS_EACH, y / DOTS_EACH) ? 0 : WHITE);
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
