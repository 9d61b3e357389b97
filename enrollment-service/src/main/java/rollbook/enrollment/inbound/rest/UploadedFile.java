package rollbook.enrollment.inbound.rest;

import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.usecase.EnrollmentProblem;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/**
 * The file in a body, read as it comes: the body itself, or the part of a form that is a file. Nothing of it is put on a
 * disk, where columns that are nobody's business would stay.
 *
 * @param name what the file is called where it comes from; null if that is not said
 */
record UploadedFile(@Nullable String name, InputStream content) {
    private static final int LONGEST_NAME = 200;

    /**
     * Finds the file.
     *
     * @throws ProblemException 422 for a form without a file, 400 for what is no form
     */
    static UploadedFile in(InputStream body, MediaType type) throws IOException {
        return type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)
                ? ofForm(body, type)
                : new UploadedFile(null, body);
    }

    private static UploadedFile ofForm(InputStream body, MediaType type) throws IOException {
        try {
            var parts = new FileUpload().getItemIterator(new Form(body, type.toString()));
            while (parts.hasNext()) {
                var part = parts.next();
                if (!part.isFormField()) {
                    return new UploadedFile(shown(part.getName()), part.openStream());
                }
            }
        } catch (FileUploadException e) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "The form breaks off or is not well-formed.");
        }
        throw new ProblemException(EnrollmentProblem.NO_FILE);
    }

    /** The last part of a path, as far as it can be shown. */
    private static @Nullable String shown(@Nullable String name) {
        if (name == null) {
            return null;
        }
        var plain = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{C}", "")
                .strip();
        return plain.isEmpty() ? null : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    /** A form as the library wants to be given it. */
    private record Form(InputStream body, String type) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        @SuppressWarnings("deprecation") // the library still wants it implemented, and asks contentLength()
        public int getContentLength() {
            return -1;
        }

        @Override
        public long contentLength() {
            return -1;
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }
    }
}
