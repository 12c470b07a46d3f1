package io.vitrine.accounts;

/** Whoever acts in a request: a person who is signed in, or the person for whom a program acts. The audit log names them. */
public interface Actor {

    AccountId account();

    /** What acts in the person's stead, for people who read the audit log; empty if it is the person. */
    default String deputy() {
        return "";
    }
}
