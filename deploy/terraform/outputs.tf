output "queue_url" {
  description = "AWS_SQS_QUEUE_URL of skills-service and assessment-worker."
  value       = aws_sqs_queue.assessments.url
}

output "dead_letter_queue_url" {
  description = "AWS_SQS_DLQ_URL of assessment-worker."
  value       = aws_sqs_queue.dead.url
}

output "bucket" {
  description = "S3_BUCKET_AUDIO of speech-service."
  value       = aws_s3_bucket.audio.bucket
}

output "role_arns" {
  description = "By ServiceAccount, for the annotation eks.amazonaws.com/role-arn."
  value       = { for account, role in aws_iam_role.service : account => role.arn }
}

output "secret_name" {
  description = "What External Secrets extracts."
  value       = aws_secretsmanager_secret.services.name
}

output "keda_policy_arn" {
  description = "Attach it to the role of KEDA's operator."
  value       = aws_iam_policy.keda.arn
}
