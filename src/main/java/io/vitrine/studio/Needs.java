package io.vitrine.studio;

import io.vitrine.accounts.Right;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the right that a page or an action of the studio needs; {@link StudioAccess} asks for it. That of a method goes
 * before that of its class. Without one only the owner of a shop gets in, and a test fails.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface Needs {

    Right value();
}
