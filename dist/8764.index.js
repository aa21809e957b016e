export const id = 8764;
export const ids = [8764];
export const modules = {

/***/ 48764:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explainSigning: () => (/* binding */ explainSigning)
/* harmony export */ });
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12403);
/* harmony import */ var _aws_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15758);
/* harmony import */ var _aws_service_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1544);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76378);




/** Code that Lambda refuses for want of a signature: the error with the profiles that it would take, if it may be asked. */
async function explainSigning(error, { aws, deadline }) {
    const explained = (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error, error.what ?? 'Lambda refused the signature of the code.');
    try {
        const profiles = await aws.lambda.within(deadline.atMost(_aws_request_js__WEBPACK_IMPORTED_MODULE_1__/* .OPTIONAL_LIMIT_MS */ .Sp)).signingProfiles();
        if (profiles.length === 0)
            return explained;
        const named = profiles.map((name) => `\`signing-profile: ${name}\``).join(' or ');
        return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .s({
            ...explained,
            remedy: `The function takes code that was signed with ${named}, and a versioned \`s3-bucket\` to sign it in.`,
            cause: error,
        });
    }
    catch (cause) {
        if (!(cause instanceof _aws_service_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ServiceError */ ._))
            throw cause;
        return explained;
    }
}


/***/ })

};
