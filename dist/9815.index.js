export const id = 9815;
export const ids = [9815];
export const modules = {

/***/ 69815:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   asDeployError: () => (/* binding */ asDeployError),
/* harmony export */   explainFailure: () => (/* binding */ explainFailure)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17650);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12403);
/* harmony import */ var _aws_service_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1544);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76378);
/* harmony import */ var _inputs_fields_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56046);





/**
 * Whatever ended a step or a target, as the one error that it ends with. Where a permission was missing, the error
 * has the whole policy of the step: one permission a run would take as many failed runs as there are.
 *
 * @param facts as far as they are known
 */
async function explainFailure(cause, { env, signal, log }, facts) {
    const ended = signal.aborted ? signal.reason : cause;
    const error = await withPolicy(asDeployError(ended, { account: facts.credentialsAccount }), env, facts);
    logOmittedSnippets(error, log);
    return error;
}
async function withPolicy(error, env, facts) {
    const { cause: request } = error;
    // The policy of a role does not help where the role itself is refused.
    const denied = request instanceof _aws_service_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ServiceError */ ._ && request.lacksPermission && !/^sts:/.test(request.operation);
    if (!denied)
        return error;
    const { wholePolicy } = await Promise.all(/* import() */[__webpack_require__.e(3483), __webpack_require__.e(721)]).then(__webpack_require__.bind(__webpack_require__, 60721));
    const account = facts.account ?? (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .accountOf */ .XP)(request.resource) ?? (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .accountOf */ .XP)((0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .findArn */ .nt)(request.words));
    return error.withSnippets(wholePolicy((0,_inputs_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .inputsByName */ .Cr)(env), { ...facts, account }));
}
/** What is too long for an annotation is to be found in the log, which the annotation points at. */
function logOmittedSnippets(error, log) {
    for (const { title, text } of error.omittedSnippets) {
        for (const line of [title, ...text.split('\n')])
            log.info(line);
    }
}
/** The same without a policy. */
function asDeployError(cause, known = {}) {
    if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .s)
        return cause;
    if (cause instanceof _aws_service_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ServiceError */ ._)
        return (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(cause, cause.what ?? 'A request to AWS failed.', known);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .s({
        what: 'Unexpected error; this is probably a bug.',
        why: cause instanceof Error ? cause.message : String(cause),
        remedy: 'Please report it with the log.',
        cause,
    });
}


/***/ })

};
