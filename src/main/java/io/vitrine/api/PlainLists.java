package io.vitrine.api;

import java.util.List;
import org.springframework.beans.propertyeditors.CustomCollectionEditor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Takes each value of a parameter as it was sent: a SKU may have commas, at which Spring would split a single one. */
@RestControllerAdvice(basePackageClasses = PlainLists.class)
class PlainLists {

    @InitBinder
    void takeAsSent(WebDataBinder binder) {
        binder.registerCustomEditor(List.class, new CustomCollectionEditor(List.class));
    }
}
