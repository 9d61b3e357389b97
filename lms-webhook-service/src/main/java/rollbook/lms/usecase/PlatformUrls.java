package rollbook.lms.usecase;

/** Whether an address that somebody names is one we call or send a browser to. */
public interface PlatformUrls {

    /**
     * The address, as it is kept. Whatever it leads to is looked at again each time it is called.
     *
     * @throws rollbook.kit.problem.ProblemException 422 with why it is none
     */
    String admitted(String given);
}
