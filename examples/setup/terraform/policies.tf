locals {
  audience     = local.partition == "aws-cn" ? "sts.amazonaws.com.cn" : "sts.amazonaws.com"
  function_arn = "arn:${local.partition}:lambda:${local.region}:${local.account}:function:${var.function_name}"

  permissions = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid    = "Deploy"
          Effect = "Allow"
          Action = [
            "lambda:GetFunction",
            "lambda:UpdateFunctionCode",
            "lambda:PublishVersion",
            "lambda:ListVersionsByFunction",
            "lambda:GetAlias",
            "lambda:CreateAlias",
            "lambda:UpdateAlias",
          ]
          Resource = local.function_arn
        },
        {
          Sid      = "WaitForVersion"
          Effect   = "Allow"
          Action   = ["lambda:GetFunction"]
          Resource = "${local.function_arn}:*"
        },
      ],
      var.smoke_test ? [{
        Sid      = "TestVersion"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = "${local.function_arn}:*"
      }] : [],
      var.bucket != "" ? [{
        Sid      = "UploadPackage"
        Effect   = "Allow"
        Action   = ["s3:PutObject", "s3:AbortMultipartUpload", "s3:GetObject", "s3:GetObjectVersion"]
        Resource = "arn:${local.partition}:s3:::${var.bucket}/lambda/*.zip"
      }] : [],
      var.image_repository != "" ? [{
        Sid      = "RecogniseImage"
        Effect   = "Allow"
        Action   = ["ecr:BatchGetImage"]
        Resource = "arn:${local.partition}:ecr:${local.region}:${local.account}:repository/${var.image_repository}"
      }] : [],
    )
  })

  trust = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "arn:${local.partition}:iam::${local.account}:oidc-provider/token.actions.githubusercontent.com" }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = { "token.actions.githubusercontent.com:aud" = local.audience }
        StringLike   = { "token.actions.githubusercontent.com:sub" = "repo:${var.repository}:${var.subject}" }
      }
    }]
  })
}
