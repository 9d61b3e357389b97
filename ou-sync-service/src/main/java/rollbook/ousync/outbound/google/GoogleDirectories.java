package rollbook.ousync.outbound.google;

import jakarta.enterprise.context.ApplicationScoped;
import rollbook.google.GoogleHttp;
import rollbook.ousync.usecase.Directories;

/** The Workspaces of schools, at Google's Directory API. */
@ApplicationScoped
class GoogleDirectories implements Directories {
    private final GoogleSettings settings;
    private final GoogleHttp http;
    private final Patience patience;

    GoogleDirectories(GoogleSettings settings, Pauses pauses) {
        this.settings = settings;
        http = new GoogleHttp(settings);
        patience = new Patience(pauses);
    }

    @Override
    public Directory open(String refreshToken) {
        return new GoogleDirectory(new DirectoryClient(settings, http, patience, refreshToken));
    }

    @Override
    public Directory open(String refreshToken, Runnable signOfLife) {
        return new LeasedDirectory(new ReadAheadDirectory(open(refreshToken)), signOfLife);
    }
}
