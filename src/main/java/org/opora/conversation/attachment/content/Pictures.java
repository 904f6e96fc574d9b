package org.opora.conversation.attachment.content;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.opora.shared.Problem;

/**
 * Draws pictures anew, upright and without anything that is not a picture: places, cameras, comments, what hides behind the
 * end. Sizes are asked before a pixel is read, one picture is in memory at a time.
 */
final class Pictures {
    /** A picture as it is kept. */
    record Picture(Kind kind, byte[] bytes) {}

    /** A camera's largest; beyond it nobody sends a photograph of homework. */
    private static final long MOST_PIXELS = 50_000_000;
    /** WebP is decoded whole in memory before it is made smaller. */
    private static final long MOST_PIXELS_WEBP = 16_000_000;

    private static final int LONGEST_SIDE = 20_000;
    /** Bytes of decoded pixels: 13 megapixels of three bytes, under a heap of 400 MB. What is larger is read in steps. */
    private static final long BUDGET = 40_000_000;
    /** Scans of a progressive JPEG, each of which runs over all pixels; encoders make about ten. */
    private static final int MOST_SCANS = 30;

    private static final float QUALITY = 0.9f;
    /** A larger PNG becomes a JPEG, if nothing shines through it. */
    private static final int LARGE = 10_000_000;

    private final Semaphore one = new Semaphore(1, true);

    /** @throws Problem 413 {@code too-many-pixels}, 415 {@code unreadable-picture} */
    Picture redrawn(Kind kind, byte[] file) {
        one.acquireUninterruptibly();
        try {
            BufferedImage upright = turned(read(kind, file), Orientation.of(kind, file));
            return written(kind, upright);
        } catch (Problem refusal) {
            throw refusal;
        } catch (IOException | RuntimeException e) {
            // what a decoder stumbles over says nothing to the student
            throw Problem.of(415, "unreadable-picture", "This picture is damaged or of a kind that cannot be read.");
        } finally {
            one.release();
        }
    }

    private static BufferedImage read(Kind kind, byte[] file) throws IOException {
        ImageReader reader = kind == Kind.WEBP
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(kind.name()).next();
        try (ImageInputStream in = new ByteArrayImageInputStream(file)) {
            reader.setInput(in, false, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            hold(kind, file, width, height);
            ImageReadParam param = reader.getDefaultReadParam();
            int step = step(width, height, bytes(reader.getRawImageType(0)));
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    private static void hold(Kind kind, byte[] file, int width, int height) throws IOException {
        long pixels = Math.max((long) width * height, kind == Kind.WEBP ? Frames.largest(file) : 0);
        if (pixels > (kind == Kind.WEBP ? MOST_PIXELS_WEBP : MOST_PIXELS) || Math.max(width, height) > LONGEST_SIDE) {
            throw Problem.of(413, "too-many-pixels", "This picture has more pixels than a camera makes.");
        }
        if (kind == Kind.JPEG && Frames.scans(file) > MOST_SCANS) {
            throw new IOException("too many scans");
        }
    }

    private static int bytes(ImageTypeSpecifier raw) {
        int bits = 0;
        for (int size : raw.getSampleModel().getSampleSize()) {
            bits += size;
        }
        return Math.max(1, bits / Byte.SIZE);
    }

    private static int step(int width, int height, int bytes) {
        int step = 1;
        while ((long) (width / step + 1) * (height / step + 1) * bytes > BUDGET) {
            step++;
        }
        return step;
    }

    /** Pixel by pixel in the picture's own form: no drawing, which would want fonts and a screen. */
    private static BufferedImage turned(BufferedImage from, int orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return from;
        }
        int w = from.getWidth();
        int h = from.getHeight();
        boolean lying = orientation > 4;
        WritableRaster to = from.getColorModel().createCompatibleWritableRaster(lying ? h : w, lying ? w : h);
        Object pixel = null;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                pixel = from.getRaster().getDataElements(x, y, pixel);
                int right = lying ? y : x;
                int down = lying ? x : y;
                boolean mirrored = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
                boolean upset = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
                to.setDataElements(
                        mirrored ? to.getWidth() - 1 - right : right, upset ? to.getHeight() - 1 - down : down, pixel);
            }
        }
        return new BufferedImage(from.getColorModel(), to, from.isAlphaPremultiplied(), null);
    }

    private static Picture written(Kind kind, BufferedImage image) throws IOException {
        BufferedImage plain = inUsualColours(image);
        boolean clear = plain.getColorModel().hasAlpha();
        if (kind == Kind.PNG || clear) {
            byte[] png = encoded(plain, "png");
            if (png.length <= LARGE || clear || plain.getType() != BufferedImage.TYPE_3BYTE_BGR) {
                return new Picture(Kind.PNG, png);
            }
        }
        return new Picture(Kind.JPEG, encoded(plain, "jpeg"));
    }

    /** A colour profile is a file of its own; its colours stay, the profile goes. */
    private static BufferedImage inUsualColours(BufferedImage image) {
        boolean usual = image.getColorModel().getColorSpace().isCS_sRGB()
                || image.getColorModel().getColorSpace().getNumComponents() != 3;
        if (usual) {
            return image;
        }
        BufferedImage plain = new BufferedImage(
                image.getWidth(),
                image.getHeight(),
                image.getColorModel().hasAlpha() ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        return new ColorConvertOp(null).filter(image, plain);
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
