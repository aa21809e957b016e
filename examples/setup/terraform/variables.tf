variable "repository" {
  description = "The repository whose workflow deploys, OWNER/NAME."
  type        = string

  validation {
    condition     = can(regex("^[\\w.@-]+/[\\w.@-]+$", var.repository))
    error_message = "repository must be OWNER/NAME, without wildcards."
  }
}

variable "subject" {
  description = "Which of its runs may deploy, as the end of the token's subject, such as ref:refs/heads/main, environment:production or ref:refs/tags/v*."
  type        = string
  default     = "ref:refs/heads/main"
}

variable "function_name" {
  description = "Name of the function, or a pattern of names such as shop-*."
  type        = string

  validation {
    condition     = can(regex("^[\\w*-]+$", var.function_name))
    error_message = "function_name must be a name, or a pattern of names such as shop-*."
  }
}

variable "role_name" {
  type    = string
  default = "deploy-lambda"
}

variable "create_provider" {
  description = "false if the account has GitHub as an identity provider already; it can have it only once."
  type        = bool
  default     = true
}

variable "bucket" {
  description = "Bucket that packages are uploaded to (s3-bucket), if there is one."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^[a-z0-9.-]*$", var.bucket))
    error_message = "bucket must be the name of one bucket."
  }
}

variable "image_repository" {
  description = "Repository in Amazon ECR of a function that is an image, to recognise an unchanged image by its tag."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^[a-z0-9._/-]*$", var.image_repository))
    error_message = "image_repository must be the name of one repository."
  }
}

variable "smoke_test" {
  description = "Whether the step has a smoke-test-payload."
  type        = bool
  default     = false
}
