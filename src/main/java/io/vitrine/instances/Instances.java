package io.vitrine.instances;

/** Whether this application is one of two, and what has become of the lead. */
public interface Instances {

    /** Whether another instance may take over: then nothing that has to outlive this process is kept in it. */
    boolean areTwo();

    /** The application port of the other one on this machine; 0 if there is none. */
    int peerPort();

    /** Whether this instance ends and another one goes on with what it leaves: both nginx, and what they carry. */
    boolean isHandedOver();
}
